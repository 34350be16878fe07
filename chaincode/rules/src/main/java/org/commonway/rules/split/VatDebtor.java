package org.commonway.rules.split;

import org.commonway.rules.hold.Mode;
import org.commonway.rules.operator.VatStatus;

/**
 * Who owes the VAT in a leg's price. By Council Directive (EU) 2025/516 (VAT in the Digital Age) a platform is the deemed
 * supplier of passenger transport by road when the one who drives does not charge VAT: members may ask for it from 1 July
 * 2028 on and must from 1 January 2030. So a city's terms say whether it is so already.
 */
public enum VatDebtor {
    /** No VAT in the price, or nobody who is registered for it. */
    NOBODY,
    /** Registered itself; the VAT is part of its own share. */
    OPERATOR,
    /** The platform; a line of its own. */
    GATEWAY;

    /**
     * Who owes it.
     *
     * @param gatewayOwesVat whether the terms make the gateway owe it for those who are not registered
     */
    public static VatDebtor of(int vatBps, Mode mode, VatStatus operator, boolean gatewayOwesVat) {
        if (vatBps == 0) {
            return NOBODY;
        }
        if (operator == VatStatus.REGISTERED) {
            return OPERATOR;
        }
        return gatewayOwesVat && mode.isPassengerTransportByRoad() ? GATEWAY : NOBODY;
    }
}
