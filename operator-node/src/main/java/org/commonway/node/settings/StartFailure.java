package org.commonway.node.settings;

/** The node cannot start; says what, where and what to do in one sentence. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble, with the exit code that the launcher knows it by. */
    public enum Kind {
        /** Bad configuration or input. */
        INPUT(2),
        /** A port is busy. */
        PORT(3),
        /** The disk does not do as asked. */
        DISK(4),
        /** Something that it needs cannot be reached. */
        UNREACHABLE(5);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        /** The exit code of the process. */
        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;

    /** A failure with one sentence for the person who starts the node. */
    public StartFailure(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /** A failure with its cause kept for whoever debugs. */
    public StartFailure(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    /** What kind of trouble. */
    public Kind kind() {
        return kind;
    }
}
