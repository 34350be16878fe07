package org.commonway.embedded;

import java.util.List;

/** The program as it is, with the notebook as its chaincode. */
public final class NotebookNetwork {
    private NotebookNetwork() {}

    /** As {@link Main#main}. */
    public static void main(String[] arguments) throws InterruptedException {
        Main.serve(List.of(arguments), Notebook::new);
    }
}
