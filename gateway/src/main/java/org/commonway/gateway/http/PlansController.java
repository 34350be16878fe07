package org.commonway.gateway.http;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.commonway.gateway.plan.PlanTrip;

/** Searching for trips. */
@Controller("/api/plans")
@Tag(name = "search")
@ExecuteOn(TaskExecutors.BLOCKING)
public class PlansController {
    private final PlanTrip planTrip;
    private final PlanWriter writer;

    /** The API of this search. */
    public PlansController(PlanTrip planTrip, PlanWriter writer) {
        this.planTrip = planTrip;
        this.writer = writer;
    }

    /** Searches across all operators. */
    @Post
    @Operation(
            summary = "Search for trips",
            description = "Timetables, live vehicles and rides on demand of all operators, door to door. All operators"
                    + " of rides on demand are asked at once and have the same deadline; what each of them answered is"
                    + " part of the answer. An option can be booked until validUntil.")
    @ApiResponse(responseCode = "200", description = "The options; none of them, and then a message")
    @ApiResponse(responseCode = "400", description = "BAD_REQUEST")
    @ApiResponse(responseCode = "422", description = "OUTSIDE_MAP or NO_SERVICE_ON_DATE")
    @ApiResponse(responseCode = "503", description = "NOT_READY")
    public PlanJson plan(@Body PlanRequestJson request) {
        return writer.plan(planTrip.plan(request.ask()));
    }
}
