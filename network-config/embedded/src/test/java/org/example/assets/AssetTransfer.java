package org.example.assets;

import org.hyperledger.fabric.contract.Context;
import org.hyperledger.fabric.contract.ContractInterface;
import org.hyperledger.fabric.contract.annotation.Contract;
import org.hyperledger.fabric.contract.annotation.Default;
import org.hyperledger.fabric.contract.annotation.Transaction;
import org.hyperledger.fabric.shim.ChaincodeException;

/** A contract that knows nothing of Commonway: things with a colour and an owner. */
@Contract(name = "assets")
@Default
public final class AssetTransfer implements ContractInterface {

    /** Writes a new thing down. */
    @Transaction(intent = Transaction.TYPE.SUBMIT)
    public void CreateAsset(Context context, String id, String colour, String owner) {
        if (!context.getStub().getStringState(id).isEmpty()) {
            throw new ChaincodeException("Asset " + id + " exists already");
        }
        context.getStub().putStringState(id, colour + ", " + owner);
    }

    /** Its colour and its owner. */
    @Transaction(intent = Transaction.TYPE.EVALUATE)
    public String ReadAsset(Context context, String id) {
        String asset = context.getStub().getStringState(id);
        if (asset.isEmpty()) {
            throw new ChaincodeException("Asset " + id + " does not exist");
        }
        return asset;
    }
}
