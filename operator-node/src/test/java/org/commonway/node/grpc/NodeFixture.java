package org.commonway.node.grpc;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A node of its own for each test. */
abstract class NodeFixture {
    @TempDir
    Path folder;

    RunningNode node;

    @BeforeEach
    void startNode() {
        node = new RunningNode(folder);
    }

    @AfterEach
    void stopNode() {
        node.close();
    }
}
