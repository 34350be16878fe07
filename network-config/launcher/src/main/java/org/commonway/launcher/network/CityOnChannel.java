package org.commonway.launcher.network;

import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.OperatorPlan;

/**
 * A city with the channel that it is.
 *
 * @param channel its name
 * @param plan its streets and operators
 */
public record CityOnChannel(String channel, CityPlan plan) {
    /** The channel that a network has from its founding. */
    public static final String FIRST = "mobility";

    /** The city's office. */
    public static String office(String channel) {
        return channel.equals(FIRST) ? "city-office" : "city-office." + channel;
    }

    /** The operator's node in this city; an operator that is in several has one in each, with data and keys of its own. */
    String node(OperatorPlan operator) {
        return channel.equals(FIRST) ? operator.id() : operator.id() + "." + channel;
    }
}
