package org.commonway.launcher.fabric.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.LauncherRefusal;

/**
 * A fault of the release of Fabric that go.mod pins, put right in its sources before they are built.
 *
 * @param file where, from the sources' root
 * @param before what stands there once
 * @param after what is to stand there
 */
record SourceCorrection(String file, String before, String after) {
    /**
     * An orderer that starts applies the changes of the orderers in its log, the first of which is the channel's
     * beginning. For each it has another goroutine write the log to the disk, and that one may wait just then for it to take
     * the next: both wait for ever, and the orderer neither follows nor leads nor refuses (Fabric's issue 4199, in its
     * releases 2.5.0 to 2.5.2). Who leads when it starts makes it likely; a log of more than PreferredMaxBytes makes
     * it certain, at all orderers at once. Here the goroutine that has the log writes it before it hands such a change on.
     */
    private static final List<SourceCorrection> NO_DEADLOCK_AT_START = List.of(
            new SourceCorrection("orderer/consensus/etcdraft/chain.go", """
                    \t\t\t// persist the WAL entries into disk
                    \t\t\tc.Node.storage.WALSyncC <- struct{}{}
                    """, ""),
            new SourceCorrection("orderer/consensus/etcdraft/node.go", """
                    \t\t\t// skip empty apply
                    """, """
                    \t\t\tfor i := range rd.CommittedEntries {
                    \t\t\t\tif rd.CommittedEntries[i].Type == raftpb.EntryConfChange {
                    \t\t\t\t\tif err := n.storage.Sync(); err != nil {
                    \t\t\t\t\t\tn.logger.Warnf("Failed to sync raft log, error: %s", err)
                    \t\t\t\t\t}
                    \t\t\t\t\tbreak
                    \t\t\t\t}
                    \t\t\t}

                    \t\t\t// skip empty apply
                    """));

    private static final String KEY_LEVEL = "core/common/validation/statebased/validator_keylevel.go";

    /**
     * A peer that validates a transaction waits until all before it in the block have told which keys' policies they
     * change. One that cannot be read never does: all peers of the channel stop at that block for ever, also after a
     * restart, and any member can hand one in. Here what cannot be read changes none.
     */
    private static final List<SourceCorrection> NO_PEER_WAITS_FOR_WHAT_CANNOT_BE_READ =
            List.of(new SourceCorrection(KEY_LEVEL, """
                    \tenv, err := protoutil.GetEnvelopeFromBlock(envelopeBytes)
                    """, """
                    \tvar results []byte
                    \tdefer func() {
                    \t\tif unreadable := recover(); unreadable != nil { // such as a transaction without actions
                    \t\t\tlogger.Warningf("while reading the tx at height (%d,%d): %v", blockNum, txNum, unreadable)
                    \t\t}
                    \t\tklv.vpmgr.ExtractValidationParameterDependency(blockNum, txNum, results)
                    \t}()

                    \tenv, err := protoutil.GetEnvelopeFromBlock(envelopeBytes)
                    """), new SourceCorrection(KEY_LEVEL, """
                    \tklv.vpmgr.ExtractValidationParameterDependency(blockNum, txNum, respPayload.Results)
                    """, """
                    \tresults = respPayload.Results
                    """));

    /**
     * An orderer sends all that Raft says from one loop, which also keeps its time. To open a stream on a connection that is
     * lost and not yet made anew (idle) makes it, and waits up to twenty seconds for it, a time that no setting changes; the
     * loop neither beats nor votes meanwhile. So one member that is silent, but does not refuse, has the others lose their
     * leader again and again. Here such a connection is begun and not waited for, as one that others are making is not.
     */
    private static final List<SourceCorrection> NO_ORDERER_WAITS_FOR_A_CONNECTION =
            List.of(new SourceCorrection("orderer/common/cluster/comm.go", """
                    \t\t\tif connState == connectivity.Connecting {
                    """, """
                    \t\t\tif connState == connectivity.Idle {
                    \t\t\t\tconn.Connect() // does not wait
                    \t\t\t}
                    \t\t\tif connState == connectivity.Connecting || connState == connectivity.Idle {
                    """));

    /** All of them. */
    static final List<SourceCorrection> ALL = Stream.of(
                    NO_DEADLOCK_AT_START, NO_PEER_WAITS_FOR_WHAT_CANNOT_BE_READ, NO_ORDERER_WAITS_FOR_A_CONNECTION)
            .flatMap(List::stream)
            .toList();

    /** Corrects a copy of the sources; refused when they are not those that this was made for. */
    void applyTo(Path sources) throws IOException {
        Path corrected = sources.resolve(file);
        String text = Files.readString(corrected);
        int at = text.indexOf(before);
        if (at < 0 || text.indexOf(before, at + 1) >= 0) {
            throw new LauncherRefusal(
                    ExitCode.FAULT,
                    corrected
                            + " does not have once what is to be corrected there: this release of Fabric is not the one"
                            + " that we know. From 2.5.3 on Fabric's orderers start without a correction: see "
                            + SourceCorrection.class.getSimpleName() + ".");
        }
        Files.delete(corrected); // a copy of Go's cache, which nobody may write to
        Files.writeString(corrected, text.substring(0, at) + after + text.substring(at + before.length()));
    }
}
