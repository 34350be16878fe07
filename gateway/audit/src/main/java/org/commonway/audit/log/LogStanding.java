package org.commonway.audit.log;

import java.util.Optional;

/**
 * How far a log has come, for whoever watches it.
 *
 * @param durableSize how many entries are on the disk
 * @param signedSize how many of them the log's last checkpoint has
 * @param publishedSize how many of them the last published checkpoint has, which its witnesses have cosigned; 0 for none
 * @param cosigningTrouble why the last checkpoint was not cosigned, in one sentence, if it was not
 */
public record LogStanding(long durableSize, long signedSize, long publishedSize, Optional<String> cosigningTrouble) {}
