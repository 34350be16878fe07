package org.commonway.gateway.booking;

import org.commonway.rules.money.Money;

/** Money as protos have it, and back. */
final class ProtoMoney {
    private ProtoMoney() {}

    static org.commonway.proto.type.v1.Money of(Money money) {
        return org.commonway.proto.type.v1.Money.newBuilder()
                .setMinorUnits(money.minorUnits())
                .setCurrency(money.currency().getCurrencyCode())
                .build();
    }

    static Money read(org.commonway.proto.type.v1.Money money) {
        return Money.of(money.getMinorUnits(), money.getCurrency());
    }

    /** For people, whatever a node may have sent: "4.35 EUR", or the bare numbers of a currency nobody knows. */
    static String text(org.commonway.proto.type.v1.Money money) {
        try {
            return Money.of(money.getMinorUnits(), money.getCurrency()).toString();
        } catch (IllegalArgumentException unknownCurrency) {
            return money.getMinorUnits() + " minor units of an unknown currency";
        }
    }
}
