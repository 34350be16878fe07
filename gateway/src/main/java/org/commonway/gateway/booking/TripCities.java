package org.commonway.gateway.booking;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.commonway.gateway.problem.ApiProblem;
import org.commonway.gateway.problem.ProblemCode;

/** The cities in which trips are booked here. A trip stays with the ledger and the nodes of the city it was booked in. */
public final class TripCities {
    private final Map<String, TripCity> byChannel;

    /** These cities, each with a channel of its own. */
    public TripCities(List<TripCity> cities) {
        this.byChannel = cities.stream().collect(Collectors.toUnmodifiableMap(TripCity::channel, Function.identity()));
    }

    /**
     * The city that the trip is booked in.
     *
     * @throws ApiProblem CITY_NOT_SERVED when the gateway's settings do not name it any more
     */
    TripCity of(Booking booking) {
        TripCity city = byChannel.get(booking.city());
        if (city == null) {
            throw new ApiProblem(
                    ProblemCode.CITY_NOT_SERVED,
                    "Trip " + booking.intent().tripId() + " was booked in the city of the channel " + booking.city()
                            + ", which this gateway does not serve now; whoever runs it must name that city in its"
                            + " settings again.");
        }
        return city;
    }
}
