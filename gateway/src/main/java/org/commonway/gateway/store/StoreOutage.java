package org.commonway.gateway.store;

import java.sql.SQLException;

/** The database did not do what it was asked, such as for want of disk space. Nothing of the change was kept. */
public final class StoreOutage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreOutage(String what, SQLException cause) {
        super(
                "the gateway's database could not " + what + ": " + cause.getMessage()
                        + "; look at the disk of the data folder",
                cause);
    }
}
