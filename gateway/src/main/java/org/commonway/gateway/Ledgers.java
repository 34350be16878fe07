package org.commonway.gateway;

import org.commonway.gateway.settings.GatewaySettings;
import org.commonway.ledger.Ledger;

/** Opens the ledger of a city. */
interface Ledgers {

    /** A connection to the ledger there; whether it answers is seen when it is asked. */
    Ledger connect(GatewaySettings.LedgerAddress address);
}
