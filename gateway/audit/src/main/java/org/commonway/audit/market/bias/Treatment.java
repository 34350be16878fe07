package org.commonway.audit.market.bias;

/** In what operators can be treated unlike. Each is tested by itself, and all are corrected for together. */
public enum Treatment {
    /**
     * The order: seen more or less than the ranking gives, by the features on the record. In millionths of the first
     * place. An honest log never differs, and the replay names each search that does; this says whom it served.
     */
    ORDER(0, true),
    /** The draws between trips that are equal in everything; in millionths of the first place. */
    DRAWS(0, true),
    /** The time to answer that an operator was given, by when it was asked and until when it could; in milliseconds. */
    ASKING(10, false),
    /** How soon it answers this gateway, against others at the same time; in milliseconds. */
    ANSWERING(50, false),
    /** How often an offer of it reached the search, against other gateways at the same time; in basis points. */
    OFFERS(200, false);

    private final long least;
    private final boolean bothWays;

    Treatment(long least, boolean bothWays) {
        this.least = least;
        this.bothWays = bothWays;
    }

    /** Below so much, in the unit of the treatment, a difference is not called one, however sure it is. */
    public long least() {
        return least;
    }

    /** Whether being favoured is tested too, and not only being put behind. */
    boolean isTestedBothWays() {
        return bothWays;
    }
}
