package org.commonway.planner.timetable.gtfs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.commonway.planner.timetable.fare.FaresV2;
import org.commonway.rules.money.Money;

/**
 * Reads fare_media.txt, rider_categories.txt and fare_products.txt. A product that is left out leaves those fares unknown
 * that need it, and no others.
 */
final class FareProductFiles {
    private final SkipLog log;
    private final Ids mediumIds = new Ids();
    private final List<FaresV2.Medium> media = new ArrayList<>();
    private final Ids categoryIds = new Ids();
    private final List<FaresV2.RiderCategory> categories = new ArrayList<>();
    private final Set<List<String>> keys = new HashSet<>();
    private final Set<String> productIds = new HashSet<>();
    private final List<FaresV2.Product> products = new ArrayList<>();

    FareProductFiles(SkipLog log) {
        this.log = log;
    }

    void read(GtfsZip zip) {
        zip.read("fare_media.txt", List.of("fare_media_id", "fare_media_type"), this::readMedium);
        zip.read("rider_categories.txt", List.of("rider_category_id"), this::readCategory);
        zip.read("fare_products.txt", List.of("fare_product_id", "amount", "currency"), this::readProduct);
    }

    private void readMedium(GtfsRow row) {
        String id = row.get("fare_media_id");
        OptionalInt type = GtfsValues.findNumber(row.get("fare_media_type"));
        if (id.isEmpty() || type.isEmpty() || type.getAsInt() > 4) {
            log.add(row, SkipReason.VALUE_INVALID, "there is no fare_media_id, or fare_media_type is not 0 to 4");
        } else if (mediumIds.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "fare_media_id " + id + " comes twice");
        } else {
            media.add(new FaresV2.Medium(
                    id,
                    row.get("fare_media_name"),
                    List.of(FaresV2.MediumType.values()).get(type.getAsInt())));
        }
    }

    private void readCategory(GtfsRow row) {
        String id = row.get("rider_category_id");
        String first = row.get("is_default_fare_category");
        if (id.isEmpty() || !List.of("", "0", "1").contains(first)) {
            log.add(
                    row,
                    SkipReason.VALUE_INVALID,
                    "there is no rider_category_id, or whether it is default is not 0 or 1");
        } else if (categoryIds.add(id) == Ids.UNKNOWN) {
            log.add(row, SkipReason.KEY_DOUBLED, () -> "rider_category_id " + id + " comes twice");
        } else {
            categories.add(new FaresV2.RiderCategory(id, row.get("rider_category_name"), first.equals("1")));
        }
    }

    private void readProduct(GtfsRow row) {
        String id = row.get("fare_product_id");
        String category = row.get("rider_category_id");
        String medium = row.get("fare_media_id");
        Optional<Money> amount = FareAmount.findAmount(row.get("amount"), row.get("currency"));
        if (id.isEmpty() || amount.isEmpty()) {
            log.add(
                    row,
                    SkipReason.VALUE_INVALID,
                    "there is no fare_product_id, or amount has not just the decimals of its currency");
        } else if (isUnknown(category, categoryIds) || isUnknown(medium, mediumIds)) {
            log.add(row, SkipReason.REFERENCE_UNKNOWN, "rider_category_id or fare_media_id is not known");
        } else if (!keys.add(List.of(id, category, medium))) {
            log.add(row, SkipReason.KEY_DOUBLED, "the product has a price for the category and medium already");
        } else {
            productIds.add(id);
            products.add(new FaresV2.Product(id, row.get("fare_product_name"), category, medium, amount.get()));
        }
    }

    private static boolean isUnknown(String id, Ids ids) {
        return !id.isEmpty() && ids.find(id) == Ids.UNKNOWN;
    }

    boolean hasProduct(String productId) {
        return productIds.contains(productId);
    }

    FaresV2.Products products() {
        return new FaresV2.Products(products, media, categories);
    }
}
