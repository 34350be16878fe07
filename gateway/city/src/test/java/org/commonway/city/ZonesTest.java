package org.commonway.city;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.commonway.audit.digest.Digest;
import org.commonway.city.town.HonestLog;
import org.commonway.city.town.InventedLedger;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.ledger.v1.Trip;
import org.commonway.proto.type.v1.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A city that gave its office zones, and openings of some legs. */
class ZonesTest {
    private static final byte[] SALT = new byte[32];
    private static final byte[] TERMS = LegTerms.newBuilder()
            .setFrom(Position.newBuilder().setLatitudeE7(410_000_000).setLongitudeE7(-80_050_000))
            .build()
            .toByteArray();

    @TempDir
    Path folder;

    @Test
    void markets_are_told_by_zone_too_and_their_sums_are_those_of_the_city() throws IOException {
        HonestLog log = new HonestLog(folder.resolve("log"), 3);
        InventedLedger ledger = InventedOffice.ledger(log);
        StringBuilder openings = new StringBuilder("trip,leg,salt,terms\n");
        for (int i = 0; i < 12; i++) {
            ledger.trips.computeIfPresent("metro-" + i, (id, trip) -> committed(trip));
            openings.append("metro-")
                    .append(i)
                    .append(",1,")
                    .append(base64(SALT))
                    .append(',');
            openings.append(base64(TERMS)).append('\n');
        }
        Path zones = Files.writeString(
                folder.resolve("zones.json"),
                "{\"features\":[{\"properties\":{\"name\":\"centre\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[-8.01,40.99],[-8.0,40.99],[-8.0,41.01],[-8.01,41.01],[-8.01,40.99]]]}}]}");
        Path opened = Files.writeString(folder.resolve("openings.csv"), openings);
        try (InventedOffice office = InventedOffice.open(
                folder,
                ledger,
                log,
                Map.of("commonway.zones", zones.toString(), "commonway.openings", opened.toString()))) {
            JsonNode shares = office.json("/api/months/2026-06/shares?view=city");
            JsonNode published = office.json("/api/months/2026-06/shares");

            assertThat(legs(shares, "METRO", "centre")).isEqualTo(12);
            assertThat(legs(shares, "METRO", "unopened")).isEqualTo(18);
            assertThat(legs(shares, "METRO", "ALL")).isEqualTo(30);
            assertThat(legs(shares, "ALL", "ALL")).isEqualTo(47);
            assertThat(published.get("rows"))
                    .anySatisfy(row -> assertThat(row.get("zone").asText()).isEqualTo("centre"));
            assertThat(published.get("rows"))
                    .allSatisfy(row -> assertThat(
                                    row.get("legs").isNull() || row.get("legs").asLong() >= 10)
                            .as(row.toString())
                            .isTrue());
            assertThat(office.get("/api/months/2026-06/report.html?view=city").body())
                    .contains("47 legs were ridden", "centre");
        }
    }

    private static Trip committed(Trip trip) {
        try {
            Hold hold = Hold.parseFrom(trip.getHolds(0).getPayload()).toBuilder()
                    .setLegCommitment(ByteString.copyFrom(Digest.of(SALT, TERMS).bytes()))
                    .build();
            return trip.toBuilder()
                    .setHolds(0, trip.getHolds(0).toBuilder().setPayload(hold.toByteString()))
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static long legs(JsonNode shares, String mode, String zone) {
        return StreamSupport.stream(shares.get("rows").spliterator(), false)
                .filter(row -> row.get("mode").asText().equals(mode)
                        && row.get("zone").asText().equals(zone))
                .mapToLong(row -> row.get("legs").asLong())
                .sum();
    }
}
