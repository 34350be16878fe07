package org.commonway.launcher.network;

import java.util.ArrayList;
import java.util.List;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.OperatorPlan;

/**
 * An identity that a network makes at its first start.
 *
 * @param msp its organisation
 * @param name its folder's name
 * @param role city, operator or gateway
 * @param id the id that its certificate carries; empty for the city, which has none
 */
public record Member(String msp, String name, String role, String id) {
    /** Who puts the terms. */
    public static final Member CITY = new Member("CityMSP", "city", "city", "");
    /** Who sells the trips. */
    public static final Member GATEWAY = new Member("CoopMSP", "demo-gateway", "gateway", "demo-gateway");

    /** Every member of a city's network. */
    public static List<Member> all(CityPlan city) {
        List<Member> members = new ArrayList<>(List.of(CITY, GATEWAY));
        city.operators().forEach(operator -> members.add(of(operator)));
        return members;
    }

    /** The operator as a member: transit agencies have an organisation of their own, small ones share one. */
    public static Member of(OperatorPlan operator) {
        String msp = operator instanceof OperatorPlan.Timetable ? "TransitMSP" : "CoopMSP";
        return new Member(msp, operator.id(), "operator", operator.id());
    }

    /** As the embedded network's {@code --identity} wants it. */
    public String argument() {
        return id.isEmpty() ? String.join(":", msp, name, role) : String.join(":", msp, name, role, id);
    }

    /** Its folder within the crypto folder. */
    public String folder() {
        return msp + "/users/" + name;
    }
}
