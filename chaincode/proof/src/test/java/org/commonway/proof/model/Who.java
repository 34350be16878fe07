package org.commonway.proof.model;

/**
 * Who calls, as the certificate says.
 *
 * @param role commonway.role: operator, gateway, city, auditor, cooperative
 * @param party the attribute that names an operator, a gateway or a co-operative; empty for the others
 */
public record Who(String msp, String role, String party) {

    boolean is(String wanted) {
        return role.equals(wanted);
    }

    /** How the accounts of a gateway name it. */
    String gateway() {
        return msp + "/" + party;
    }

    @Override
    public String toString() {
        return msp + "." + role + (party.isEmpty() ? "" : "." + party);
    }
}
