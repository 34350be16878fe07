package org.commonway.audit.storage;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * A folder that one process writes, and any may read: what a log and a witness ask of a disk, and the place where a test
 * puts a disk that is full or a machine that stops. Paths are relative, their parts separated by slashes; the folder
 * itself is the empty path.
 *
 * <p>A file's bytes and its name are two things: what {@link #write} wrote is on the disk, and after a crash its name is
 * there only if {@link #forceFolder} came before. {@link #replace} does both.
 */
public interface DurableFolder {
    /** What names of files end with that were not put in their place yet. */
    String FRESH = ".new";

    /** All bytes of this file, or empty if there is none. */
    Optional<byte[]> find(String path) throws IOException;

    /** The names in this folder, in no order; none if there is no such folder. */
    List<String> list(String folder) throws IOException;

    /** Makes the file, or writes it anew, and waits until its bytes are on the disk. Its folder must be there. */
    void write(String path, byte[] bytes) throws IOException;

    /** Opens the file, which is there, for writing at its end. */
    AppendedFile append(String path) throws IOException;

    /** Gives the file another name, in place of whatever had it: readers see one or the other. */
    void move(String from, String to) throws IOException;

    /** Makes a folder in one that is there; false if it was there. */
    boolean makeFolder(String path) throws IOException;

    /** Waits until the names in this folder are on the disk. */
    void forceFolder(String path) throws IOException;

    /** Takes away a file or an empty folder, which must be there. */
    void delete(String path) throws IOException;

    /** Puts these bytes in place of the file's, whole or not at all whatever happens, and on the disk on return. */
    default void replace(String path, byte[] bytes) throws IOException {
        place(path, bytes);
        forceFolder(folderOf(path));
    }

    /** As {@link #replace}, but the name is on the disk only after {@link #forceFolder}, once for several files. */
    default void place(String path, byte[] bytes) throws IOException {
        String fresh = path.replace('/', '-') + FRESH;
        write(fresh, bytes);
        move(fresh, path);
    }

    /** Takes away what a crash left of {@link #place}. */
    default void sweep() throws IOException {
        for (String name : list("")) {
            if (name.endsWith(FRESH)) {
                delete(name);
            }
        }
    }

    /** The path of the folder that holds this. */
    static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
