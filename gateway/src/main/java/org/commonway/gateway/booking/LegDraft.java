package org.commonway.gateway.booking;

import java.time.Instant;
import org.commonway.proto.hold.v1.LegRequest;
import org.commonway.rules.money.Money;

/**
 * A leg that needs a hold.
 *
 * @param operatorId who runs it, as on the ledger
 * @param request what its node is asked for
 * @param price what the rider was shown
 * @param departAt start of the leg, journey time
 * @param arriveAt end of the leg, journey time
 */
public record LegDraft(String operatorId, LegRequest request, Money price, Instant departAt, Instant arriveAt) {}
