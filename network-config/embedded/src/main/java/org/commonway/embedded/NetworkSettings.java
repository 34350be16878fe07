package org.commonway.embedded;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.commonway.embedded.chaincode.Contracts;
import org.commonway.identity.Member;

/**
 * What an embedded network is told.
 *
 * @param data the folder of the chain
 * @param crypto the folder of certificates and keys
 * @param port the port on 127.0.0.1; 0 for any free one
 * @param members members that get certificates before anything else is done
 * @param chaincode where the chaincode runs
 * @param deployment the channel, the chaincode's name and its collections
 * @param rules what rarely changes
 */
public record NetworkSettings(
        Path data,
        Path crypto,
        int port,
        List<Member> members,
        ChaincodeChoice chaincode,
        Deployment deployment,
        Rules rules) {

    /** The members are copied. */
    public NetworkSettings {
        members = List.copyOf(members);
    }

    /** Any free port, no members, the usual rules. */
    public static NetworkSettings of(Path data, Path crypto, ChaincodeChoice chaincode) {
        return new NetworkSettings(data, crypto, 0, List.of(), chaincode, Deployment.usual(), Rules.usual());
    }

    /**
     * A network for the tests of any project: its contracts on any free port, with the organisations Org1MSP and
     * Org2MSP, both of which must endorse.
     *
     * @param folder an empty folder, or one that such a network has used before
     * @param contracts classes of Fabric's contract API; all contracts of their jars or class folders are taken
     */
    public static NetworkSettings in(Path folder, String channel, String chaincode, Class<?>... contracts) {
        return of(
                        folder.resolve("data"),
                        folder.resolve("crypto"),
                        new ChaincodeChoice.Attached(Contracts.load(chaincode, List.of(contracts))))
                .withDeployment(new Deployment(channel, chaincode, List.of()))
                .withRules(Rules.usual().withOrganizations(2, "Org1MSP", "Org2MSP"));
    }

    /** The same with these members. */
    public NetworkSettings withMembers(List<Member> others) {
        return new NetworkSettings(data, crypto, port, others, chaincode, deployment, rules);
    }

    /** The same on this port. */
    public NetworkSettings withPort(int other) {
        return new NetworkSettings(data, crypto, other, members, chaincode, deployment, rules);
    }

    /** The same with another channel, chaincode name or collections. */
    public NetworkSettings withDeployment(Deployment other) {
        return new NetworkSettings(data, crypto, port, members, chaincode, other, rules);
    }

    /** The same with other rules. */
    public NetworkSettings withRules(Rules others) {
        return new NetworkSettings(data, crypto, port, members, chaincode, deployment, others);
    }

    /**
     * What rarely changes.
     *
     * @param organizations the organisations; never to be changed once a chain has begun
     * @param endorsementsNeeded how many of them must endorse a change, where no key asks for others
     * @param chaincodeTimeout how long one run of the chaincode may take
     * @param queueLength how many transactions may wait to be ordered
     * @param clock the time for certificates and proposals
     */
    public record Rules(
            List<String> organizations,
            int endorsementsNeeded,
            Duration chaincodeTimeout,
            int queueLength,
            InstantSource clock) {

        /** Refuses a policy that nobody could fulfil. */
        public Rules {
            organizations = List.copyOf(organizations);
            if (endorsementsNeeded < 1 || endorsementsNeeded > organizations.size() || organizations.size() > 16) {
                throw new IllegalArgumentException(
                        "endorsementsNeeded must be between 1 and the number of organisations, which is at most 16");
            }
        }

        /** CityMSP, TransitMSP and CoopMSP, two of which must endorse; 30 s a run, as a Fabric peer. */
        public static Rules usual() {
            return new Rules(
                    List.of("CityMSP", "TransitMSP", "CoopMSP"), 2, Duration.ofSeconds(30), 10_000, Clock.systemUTC());
        }

        /** The same with another time for a run of the chaincode. */
        public Rules withChaincodeTimeout(Duration other) {
            return new Rules(organizations, endorsementsNeeded, other, queueLength, clock);
        }

        /** The same with other organisations, so many of which must endorse. */
        public Rules withOrganizations(int needed, String... mspIds) {
            return new Rules(List.of(mspIds), needed, chaincodeTimeout, queueLength, clock);
        }

        /** The same with another number of endorsements. */
        public Rules withEndorsementsNeeded(int other) {
            return new Rules(organizations, other, chaincodeTimeout, queueLength, clock);
        }
    }
}
