package org.commonway.planner.timetable.fare;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.commonway.rules.money.Money;

/**
 * GTFS Fares v2. References between its files are by identifier, and empty for none; those to the timetable by index.
 *
 * @param places what legs are told apart by
 * @param products what riders buy
 * @param legRules which product a leg needs
 * @param prioritised whether fare_leg_rules.txt has a column rule_priority, which changes what an empty value means
 * @param transferRules what a change costs
 * @param completeness whether the rules can be relied on
 */
public record FaresV2(
        Places places,
        Products products,
        List<LegRule> legRules,
        boolean prioritised,
        List<TransferRule> transferRules,
        Completeness completeness) {
    /** Copies the lists. */
    public FaresV2 {
        legRules = List.copyOf(legRules);
        transferRules = List.copyOf(transferRules);
    }

    /** No fares. */
    public static FaresV2 none() {
        return new FaresV2(
                new Places(Map.of(), Map.of(), List.of()),
                new Products(List.of(), List.of(), List.of()),
                List.of(),
                false,
                List.of(),
                Completeness.WHOLE);
    }

    /** Whether what was read is all that the feed has to say. */
    public enum Completeness {
        /** Every line. */
        WHOLE,
        /** A line of the rules, or of what they refer to, was left out: what is left could match too much. */
        LINES_LEFT_OUT,
        /** The feed joins legs by fare_leg_join_rules.txt, which is not read: legs after a change are not priced. */
        JOINS_LEGS
    }

    /**
     * What legs are told apart by.
     *
     * @param areasOfStops area_ids by index of the stop; stops of a station have the station's unless they have their own
     * @param networksOfRoutes network_id by index of the route
     * @param timeframes times of day
     */
    public record Places(
            Map<Integer, List<String>> areasOfStops,
            Map<Integer, String> networksOfRoutes,
            List<Timeframe> timeframes) {
        /** Copies the lists. */
        public Places {
            areasOfStops = Map.copyOf(areasOfStops);
            networksOfRoutes = Map.copyOf(networksOfRoutes);
            timeframes = List.copyOf(timeframes);
        }
    }

    /**
     * A time of day on the days of a service, in the local time of the stop (timeframes.txt).
     *
     * @param groupId timeframe_group_id
     * @param startSeconds from midnight
     * @param endSeconds not included; 86,400 for the end of the day
     * @param service index in the timetable's calendar
     */
    public record Timeframe(String groupId, int startSeconds, int endSeconds, int service) {}

    /**
     * What riders buy.
     *
     * @param products fare_products.txt; one product has a line for each medium and rider category
     * @param media fare_media.txt
     * @param categories rider_categories.txt
     */
    public record Products(List<Product> products, List<Medium> media, List<RiderCategory> categories) {
        /** Copies the lists. */
        public Products {
            products = List.copyOf(products);
            media = List.copyOf(media);
            categories = List.copyOf(categories);
        }
    }

    /**
     * A product at a price.
     *
     * @param productId fare_product_id
     * @param name for riders; may be empty
     * @param categoryId rider_category_id; empty for every rider
     * @param mediumId fare_media_id; empty for any or none
     * @param amount may be 0, and below 0 as a discount of a transfer
     */
    public record Product(String productId, String name, String categoryId, String mediumId, Money amount) {}

    /**
     * What holds a product.
     *
     * @param mediumId fare_media_id
     * @param name for riders; may be empty
     * @param type what kind of thing it is
     */
    public record Medium(String mediumId, String name, MediumType type) {}

    /** GTFS fare_media_type, in the order of its values 0 to 4. */
    public enum MediumType {
        /** Nothing, such as cash. */
        NONE,
        /** A ticket of paper. */
        PAPER_TICKET,
        /** The agency's card. */
        TRANSIT_CARD,
        /** A bank card. */
        CONTACTLESS_BANK_CARD,
        /** A telephone. */
        MOBILE_APP
    }

    /**
     * Who may buy a product.
     *
     * @param categoryId rider_category_id
     * @param name for riders
     * @param isDefault whether it is the category that riders see first (is_default_fare_category): an adult
     */
    public record RiderCategory(String categoryId, String name, boolean isDefault) {}

    /**
     * The product that a leg needs (fare_leg_rules.txt).
     *
     * @param legGroupId for transfers; may be empty
     * @param match which legs it is for
     * @param productId fare_product_id
     * @param priority rule_priority, 0 when empty
     */
    public record LegRule(String legGroupId, LegMatch match, String productId, int priority) {}

    /**
     * Which legs a rule is for; what empty means depends on {@link FaresV2#prioritised}.
     *
     * @param networkId the route's
     * @param fromAreaId where the rider gets on
     * @param toAreaId where the rider gets off
     * @param fromTimeframeId when the rider gets on
     * @param toTimeframeId when the rider gets off
     */
    public record LegMatch(
            String networkId, String fromAreaId, String toAreaId, String fromTimeframeId, String toTimeframeId) {}

    /**
     * What a change costs (fare_transfer_rules.txt).
     *
     * @param fromLegGroupId of the leg before; empty for all groups that are not listed
     * @param toLegGroupId of the leg after; likewise
     * @param transferCount for how many changes in a row it holds; empty for any number
     * @param limit within what time
     * @param type what is paid
     * @param productId what the change itself costs; empty for nothing
     */
    public record TransferRule(
            String fromLegGroupId,
            String toLegGroupId,
            OptionalInt transferCount,
            DurationLimit limit,
            TransferType type,
            String productId) {}

    /**
     * Within what time a change must be made.
     *
     * @param seconds duration_limit; empty for any
     * @param type between what it counts
     */
    public record DurationLimit(OptionalInt seconds, DurationLimitType type) {}

    /** GTFS duration_limit_type, in the order of its values 0 to 3. */
    public enum DurationLimitType {
        /** From the departure of the leg to the arrival of the next. */
        DEPARTURE_TO_ARRIVAL,
        /** From departure to departure. */
        DEPARTURE_TO_DEPARTURE,
        /** From arrival to departure. */
        ARRIVAL_TO_DEPARTURE,
        /** From arrival to arrival. */
        ARRIVAL_TO_ARRIVAL
    }

    /** GTFS fare_transfer_type, in the order of its values 0 to 2. */
    public enum TransferType {
        /** What was paid so far, and the change: A + AB. */
        FROM_AND_TRANSFER,
        /** Both legs and the change: A + AB + B. */
        BOTH_AND_TRANSFER,
        /** The change alone: AB. */
        TRANSFER_ONLY
    }
}
