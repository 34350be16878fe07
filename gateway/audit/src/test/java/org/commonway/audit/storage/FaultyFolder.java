package org.commonway.audit.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder in memory whose machine stops, or whose disk fails, at a chosen step. It knows what is on the disk and what is
 * only on its way there: bytes since the last force of their file, names since the last force of their folder. Every call
 * is cut into steps, so that a file may also be left written in part.
 */
public final class FaultyFolder implements DurableFolder {
    /** The machine has stopped: whoever runs on it is gone. */
    public static final class MachineStopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private enum Fault {
        NONE,
        STOP,
        DISK
    }

    private record Naming(
            String folder, String path, @Nullable Node node) {}

    private final Map<String, Node> names = new HashMap<>();
    private final Map<String, Node> durableNames = new HashMap<>();
    private final List<Naming> pending = new ArrayList<>();
    private Fault fault = Fault.NONE;
    private long faultAtStep;
    private long steps;
    private boolean stopped;

    private static final class Node {
        private final boolean folder;
        private byte[] now = new byte[0];
        private byte[] durable = new byte[0];

        private Node(boolean folder) {
            this.folder = folder;
        }
    }

    /** The machine stops in this step, counted from 1 from now on. */
    public void stopAtStep(long step) {
        fault = Fault.STOP;
        faultAtStep = steps + step;
    }

    /** The disk fails in this step, and works again after it. */
    public void failAtStep(long step) {
        fault = Fault.DISK;
        faultAtStep = steps + step;
    }

    /** How many steps there were. */
    public long steps() {
        return steps;
    }

    /** What whoever comes after a crash finds. */
    public FaultyFolder afterCrash(Survival survival, Random random) {
        Map<String, Node> survived = new HashMap<>(durableNames);
        Map<String, Integer> namings = new HashMap<>();
        Set<String> folders = new HashSet<>();
        pending.forEach(naming -> folders.add(naming.folder));
        for (String folder : folders) {
            int count = (int)
                    pending.stream().filter(one -> one.folder.equals(folder)).count();
            namings.put(folder, survival.of(count, random));
        }
        for (Naming naming : pending) {
            int left = namings.merge(naming.folder, -1, Integer::sum);
            if (left >= 0) {
                name(survived, naming);
            }
        }
        FaultyFolder after = new FaultyFolder();
        survived.forEach((path, node) -> {
            if (reachable(survived, path)) {
                Node copy = new Node(node.folder);
                copy.durable = survivor(node, survival, random);
                copy.now = copy.durable;
                after.names.put(path, copy);
                after.durableNames.put(path, copy);
            }
        });
        return after;
    }

    /** The process that was stopped is started again, on a machine that ran on: nothing is lost yet. */
    public void startAgain() {
        stopped = false;
        fault = Fault.NONE;
    }

    /** The paths of all files. */
    public List<String> files() {
        return names.entrySet().stream()
                .filter(one -> !one.getValue().folder)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** All files as they are, to compare. */
    public Map<String, String> contents() {
        Map<String, String> contents = new HashMap<>();
        files().forEach(path -> contents.put(path, Arrays.toString(names.get(path).now)));
        return contents;
    }

    /** Writes over a file behind its owner's back. */
    public void tamper(String path, byte[] bytes) {
        Node node = names.get(path);
        node.now = bytes;
        node.durable = bytes;
    }

    /** Takes away a file behind its owner's back. */
    public void lose(String path) {
        names.remove(path);
        durableNames.remove(path);
    }

    @Override
    public Optional<byte[]> find(String path) {
        alive();
        return Optional.ofNullable(names.get(path)).map(node -> node.now.clone());
    }

    @Override
    public List<String> list(String folder) {
        alive();
        return names.keySet().stream()
                .filter(path -> DurableFolder.folderOf(path).equals(folder))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .toList();
    }

    @Override
    public void write(String path, byte[] bytes) throws IOException {
        step();
        requireFolder(DurableFolder.folderOf(path));
        Node node = new Node(false);
        pend(new Naming(DurableFolder.folderOf(path), path, node));
        node.now = Arrays.copyOf(bytes, bytes.length / 2);
        step();
        node.now = bytes.clone();
        step();
        node.durable = node.now;
    }

    @Override
    public AppendedFile append(String path) throws IOException {
        Node node = names.get(path);
        if (node == null) {
            throw new IOException("no file " + path);
        }
        return new AppendedFile() {
            @Override
            public void write(byte[] bytes) throws IOException {
                step();
                byte[] before = node.now;
                node.now = joined(before, bytes, bytes.length / 2);
                step();
                node.now = joined(before, bytes, bytes.length);
                step();
            }

            @Override
            public void force() throws IOException {
                step();
                node.durable = node.now;
            }

            @Override
            public void cut(long length) throws IOException {
                step();
                node.now = Arrays.copyOf(node.now, (int) length);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void move(String from, String to) throws IOException {
        step();
        requireFolder(DurableFolder.folderOf(to));
        Node node = names.get(from);
        if (node == null) {
            throw new IOException("no file " + from);
        }
        pend(new Naming(DurableFolder.folderOf(to), to, node));
        pend(new Naming(DurableFolder.folderOf(from), from, null));
    }

    @Override
    public boolean makeFolder(String path) throws IOException {
        step();
        requireFolder(DurableFolder.folderOf(path));
        if (names.containsKey(path)) {
            return false;
        }
        pend(new Naming(DurableFolder.folderOf(path), path, new Node(true)));
        return true;
    }

    @Override
    public void forceFolder(String path) throws IOException {
        step();
        requireFolder(path);
        pending.stream().filter(one -> one.folder.equals(path)).forEach(one -> name(durableNames, one));
        pending.removeIf(one -> one.folder.equals(path));
    }

    @Override
    public void delete(String path) throws IOException {
        step();
        if (!names.containsKey(path) || !list(path).isEmpty()) {
            throw new IOException("not there or not empty: " + path);
        }
        pend(new Naming(DurableFolder.folderOf(path), path, null));
    }

    private void pend(Naming naming) {
        name(names, naming);
        pending.add(naming);
    }

    private static void name(Map<String, Node> names, Naming naming) {
        if (naming.node == null) {
            names.remove(naming.path);
        } else {
            names.put(naming.path, naming.node);
        }
    }

    private void step() throws IOException {
        alive();
        steps++;
        if (fault != Fault.NONE && steps == faultAtStep) {
            if (fault == Fault.DISK) {
                throw new IOException("No space left on device");
            }
            stopped = true;
            throw new MachineStopped();
        }
    }

    private void alive() {
        if (stopped) {
            throw new MachineStopped();
        }
    }

    private void requireFolder(String path) throws IOException {
        if (!path.isEmpty() && (names.get(path) == null || !names.get(path).folder)) {
            throw new IOException("no folder " + path);
        }
    }

    private static boolean reachable(Map<String, Node> names, String path) {
        String parent = DurableFolder.folderOf(path);
        return parent.isEmpty() || (names.containsKey(parent) && reachable(names, parent));
    }

    /** The bytes that are left: those that were forced, or some of those since, or as many but not written yet. */
    private static byte[] survivor(Node node, Survival survival, Random random) {
        boolean grown = node.now.length >= node.durable.length
                && Arrays.equals(node.durable, Arrays.copyOf(node.now, node.durable.length));
        if (!grown) {
            return survival.of(1, random) == 1 ? node.now : node.durable;
        }
        int more = survival.of(node.now.length - node.durable.length, random);
        byte[] left = Arrays.copyOf(node.now, node.durable.length + more);
        if (survival == Survival.SOME && random.nextBoolean()) {
            int from = node.durable.length + (more == 0 ? 0 : random.nextInt(more));
            Arrays.fill(left, node.durable.length, from, (byte) 0);
        }
        return left;
    }

    private static byte[] joined(byte[] first, byte[] second, int of) {
        byte[] joined = Arrays.copyOf(first, first.length + of);
        System.arraycopy(second, 0, joined, first.length, of);
        return joined;
    }
}
