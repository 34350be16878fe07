package org.commonway.launcher.fabric.msp;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.commonway.identity.CertificateAuthority.Request;
import org.commonway.identity.CryptoFolder;
import org.commonway.launcher.fabric.plan.Organization;

/** Who has keys of an organisation besides its members: its processes, and whoever administrates for it. */
public enum KeyOwner {
    PEER("peers/peer0", "peer"),
    ORDERER("orderers/orderer0", "orderer"),
    CHAINCODE("chaincodes/chaincode0", "client"),
    ADMIN("admins/admin", "admin");

    private final String folder;
    private final String unit;

    KeyOwner(String folder, String unit) {
        this.folder = folder;
        this.unit = unit;
    }

    /** The organisation's process of this kind, as its name is: peer.city. */
    public String of(Organization organization) {
        return name().toLowerCase(Locale.ROOT) + "." + organization.name();
    }

    Path folder(CryptoFolder crypto, Organization organization) {
        return crypto.root().resolve(organization.mspId()).resolve(folder);
    }

    Request request(Organization organization) {
        String name = folder.substring(folder.lastIndexOf('/') + 1);
        // The process may come to have a machine of its own, which is then named as the process is.
        return new Request(organization.mspId(), name, unit, Optional.empty(), false, List.of(of(organization)));
    }
}
