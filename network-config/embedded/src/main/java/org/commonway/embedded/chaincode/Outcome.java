package org.commonway.embedded.chaincode;

import java.util.Optional;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.Response;

/**
 * What a chaincode answered.
 *
 * @param response status (200 is good, from 400 on a refusal), message and payload
 * @param event the event it set, with the transaction filled in
 */
public record Outcome(Response response, Optional<ChaincodeEvent> event) {}
