package org.commonway.node.grpc;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.commonway.proto.operator.v1.GetProfileRequest;
import org.commonway.proto.operator.v1.GetProfileResponse;
import org.commonway.proto.operator.v1.OperatorServiceGrpc;
import org.commonway.proto.operator.v1.Profile;

/** commonway.operator.v1.OperatorService. */
public final class OperatorCalls extends OperatorServiceGrpc.OperatorServiceImplBase {
    private final Supplier<Profile> profile;

    /** Answers with this profile. */
    public OperatorCalls(Supplier<Profile> profile) {
        this.profile = profile;
    }

    @Override
    public void getProfile(GetProfileRequest request, StreamObserver<GetProfileResponse> observer) {
        Answers.answer(
                observer,
                () -> GetProfileResponse.newBuilder().setProfile(profile.get()).build());
    }
}
