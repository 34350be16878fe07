package org.commonway.proof.planted;

import java.util.List;

/** The bugs. Where the sources change, a text that is no longer there fails its test: then plant the bug anew. */
final class Bugs {
    private static final String BOOKED_LEG = "rules/leg/BookedLeg.java";
    private static final String RIDE_RULES = "rules/leg/RideRules.java";
    private static final String LEG_SPLIT = "rules/split/LegSplit.java";
    private static final String HOLD_RULES = "rules/trip/HoldRules.java";
    private static final String TRIP_ACCESS = "rules/trip/TripAccess.java";
    private static final String CALLER = "rules/caller/Caller.java";
    private static final String TRIPS = "chaincode/state/Trips.java";
    private static final String CLAIM_BOOK = "chaincode/state/ClaimBook.java";
    private static final String DISPUTE = "rules/leg/Dispute.java";
    private static final String BOOKING = "chaincode/contract/BookingContract.java";

    static final List<Bug> ALL = List.of(
            new Bug(
                    "commission is rounded up",
                    "rules/money/BasisPoints.java",
                    "+ minorUnits % WHOLE * bps / WHOLE;",
                    "+ (minorUnits % WHOLE * bps + WHOLE - 1) / WHOLE;"),
            new Bug(
                    "VAT is rounded down",
                    "rules/money/BasisPoints.java",
                    "(2 * (minorUnits % gross) * bps + gross) / (2 * gross)",
                    "(minorUnits % gross) * bps / gross"),
            new Bug(
                    "commission may be one above the ceiling",
                    "rules/trip/RequestRules.java",
                    "request.commissionBps() > ceiling",
                    "request.commissionBps() > ceiling + 1"),
            new Bug("a subsidy is taken as a levy", LEG_SPLIT, "levy.bps() < 0 ? -levySize : levySize", "levySize"),
            new Bug(
                    "the gateway owes the VAT of those who are registered",
                    "rules/split/VatDebtor.java",
                    "operator == VatStatus.REGISTERED",
                    "operator == VatStatus.NOT_REGISTERED"),
            new Bug(
                    "refunds are held against the charge and not against what is left of it",
                    BOOKED_LEG,
                    "if (amount.isMoreThan(paid)) {",
                    "if (amount.isMoreThan(money.charged())) {"),
            new Bug(
                    "compensation paid before is forgotten",
                    BOOKED_LEG,
                    "most - money.compensated().minorUnits()",
                    "most"),
            new Bug(
                    "a metered charge may be above its cap",
                    RIDE_RULES,
                    "if (charge.isMoreThan(price)) {",
                    "if (charge.isMoreThan(price.plus(price))) {"),
            new Bug(
                    "a cancellation tier begins a second late",
                    "rules/hold/Conditions.java",
                    "tier.secondsBeforeStart() * 1000L <= startMillis - nowMillis",
                    "tier.secondsBeforeStart() * 1000L + 1000 <= startMillis - nowMillis"),
            new Bug(
                    "a hold is good at the moment that it expires",
                    HOLD_RULES,
                    "hold.expiresAtMillis() <= facts.nowMillis()",
                    "hold.expiresAtMillis() < facts.nowMillis()"),
            new Bug(
                    "a hold's signature is not checked",
                    HOLD_RULES,
                    "if (!envelope.isSignedBy(key)) {",
                    "if (key == null) {"),
            new Bug("the rider's consent is not checked", RIDE_RULES, "|| !envelope.isSignedBy(riderKey)", ""),
            new Bug(
                    "a hold of another trip is taken",
                    HOLD_RULES,
                    "if (!hold.tripId().equals(request.tripId())) {",
                    "if (hold.tripId() == null) {"),
            new Bug(
                    "claims may overlap by a millisecond",
                    "rules/hold/TimeWindow.java",
                    "startMillis < other.endMillis && other.startMillis < endMillis",
                    "startMillis + 1 < other.endMillis && other.startMillis + 1 < endMillis"),
            new Bug(
                    "a claim is not looked for on the days after its first",
                    CLAIM_BOOK,
                    "day < window.endMillis(); day += DAY",
                    "day <= window.startMillis(); day += DAY"),
            new Bug(
                    "what others claim on the same day is forgotten",
                    CLAIM_BOOK,
                    "unchanged -> new ArrayList<>(read(unchanged))",
                    "unchanged -> new ArrayList<>()"),
            new Bug(
                    "a claim is not freed",
                    "rules/trip/TripChange.java",
                    "previous.findLiveClaim(nowMillis).ifPresent(freed::add);",
                    "previous.findLiveClaim(nowMillis);"),
            new Bug(
                    "an operator's name counts under any organisation",
                    CALLER,
                    "return mspId.equals(operator.mspId()) && isNamedBy(operator.entry());",
                    "return isNamedBy(operator.entry());"),
            new Bug(
                    "a gateway of the same name under another organisation may change a trip",
                    TRIP_ACCESS,
                    "caller.requireGateway().equals(trip.booking().gateway())",
                    "caller.requireGateway().id().equals(trip.booking().gateway().id())"),
            new Bug(
                    "a co-operative takes over an operator that did not name it",
                    CALLER,
                    "        requireActsFor(before.get());\n",
                    ""),
            new Bug(
                    "entries are written into closed periods",
                    TRIP_ACCESS,
                    "if (facts.nowMillis() < facts.closedUntilMillis()) {",
                    "if (facts.nowMillis() < 0) {"),
            new Bug(
                    "a settled trip is changed",
                    TRIP_ACCESS,
                    "if (trip.isSettled(facts)) {",
                    "if (trip.legs().isEmpty()) {"),
            new Bug(
                    "a no-show is taken before its time",
                    RIDE_RULES,
                    "event.step() == RideStep.NO_SHOW && nowMillis < earliest",
                    "nowMillis < 0"),
            new Bug(
                    "terms are used a minute before they are in force",
                    "rules/terms/TermsSchedule.java",
                    "            if (version.validFromMillis() <= atMillis) {",
                    "            if (version.validFromMillis() <= atMillis + 60_000) {"),
            new Bug(
                    "trips booked together may take the same vehicle",
                    BOOKING,
                    "facts = facts.withBooked(booked.change().trip());",
                    ""),
            new Bug(
                    "a trip that is refused among others is written",
                    BOOKING,
                    "Booked booked = check(call, request, facts);",
                    "Booked booked = check(call, request, call.state());\n all.add(booked);\n check(call, request, facts);\n"
                            + " all.remove(all.size() - 1);"),
            new Bug(
                    "one organisation may change the leg of another",
                    TRIPS,
                    "new KeyPolicy(owners, alliance.list())",
                    "new KeyPolicy(Set.of(owners.iterator().next()), alliance.list())"),
            new Bug(
                    "an organisation may change alone what is its own",
                    TRIPS,
                    "new KeyPolicy(owners, alliance.list())",
                    "new KeyPolicy(owners, owners)"),
            new Bug(
                    "evidence is taken from the side that did not open the dispute",
                    DISPUTE,
                    "if (party != openedBy) {",
                    "if (party == null) {"),
            new Bug(
                    "evidence of another hash is taken",
                    DISPUTE,
                    "if (!given.equals(evidence)) {",
                    "if (given == null) {"),
            new Bug(
                    "evidence is taken after the ruling",
                    "rules/trip/Trip.java",
                    "leg.getOpenDispute().requireEvidence(evidence, party);",
                    "leg.dispute().orElseGet(leg::getOpenDispute).requireEvidence(evidence, party);"),
            new Bug(
                    "a ruling with another refund is taken for a repeat",
                    DISPUTE,
                    " && refund.equals(other.refund)",
                    ""),
            new Bug(
                    "evidence is not purged",
                    "chaincode/contract/DisputeContract.java",
                    "        call.evidence().purge(id, holdId);\n",
                    ""),
            new Bug(
                    "a page of a list loses its first row",
                    "chaincode/state/Shared.java",
                    "found.headMap(ask.bookmark()).clear();",
                    "found.headMap(ask.bookmark(), !ask.bookmark().isEmpty()).clear();"),
            new Bug(
                    "a page of a list loses what stands under an earlier key",
                    "chaincode/state/Shared.java",
                    "stretch.beginning() + momentOf(ask.bookmark());",
                    "stretch.beginning() + ask.bookmark();"),
            new Bug(
                    "a settlement loses an entry where one step ends and the next begins",
                    "chaincode/state/SettlementBook.java",
                    "page.getEntriesList().stream()",
                    "page.getEntriesList().stream().skip(netting.bookmark().isPresent() ? 1 : 0)"));

    private Bugs() {}
}
