package org.commonway.rules.caller;

/**
 * A gateway, named by its certificate.
 *
 * @param id attribute commonway.gateway
 * @param mspId the organisation that vouches for it; two organisations may each have a gateway of the same id
 */
public record Gateway(String id, String mspId) {
    /** As party of an account: MSP/id, which no other gateway has. */
    public String partyId() {
        return mspId + "/" + id;
    }
}
