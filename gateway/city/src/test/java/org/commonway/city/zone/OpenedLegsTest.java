package org.commonway.city.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.commonway.audit.digest.Digest;
import org.commonway.proto.hold.v1.Hold;
import org.commonway.proto.hold.v1.LegTerms;
import org.commonway.proto.type.v1.Position;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which zone a leg begins, by an opening that is what its operator signed. */
class OpenedLegsTest {
    private static final byte[] SALT = new byte[32];
    private static final String TWO_ZONES = """
            {"type":"FeatureCollection","features":[
             {"type":"Feature","properties":{"name":"west"},"geometry":{"type":"Polygon","coordinates":[
              [[-8.02,40.99],[-8.00,40.99],[-8.00,41.01],[-8.02,41.01],[-8.02,40.99]],
              [[-8.012,40.998],[-8.010,40.998],[-8.010,41.000],[-8.012,41.000],[-8.012,40.998]]]}},
             {"type":"Feature","properties":{"name":"east"},"geometry":{"type":"MultiPolygon","coordinates":[
              [[[-8.00,40.99],[-7.98,40.99],[-7.99,41.01],[-8.00,40.99]]],
              [[[-7.90,40.99],[-7.89,40.99],[-7.89,41.01],[-7.90,40.99]]]]}}]}""";

    @TempDir
    Path folder;

    private Path zones;
    private Path openings;

    @BeforeEach
    void write() throws IOException {
        zones = Files.writeString(folder.resolve("zones.json"), TWO_ZONES);
        openings = Files.writeString(folder.resolve("openings.csv"), "trip,leg,salt,terms\n");
    }

    private static LegTerms terms(double lat, double lon) {
        return LegTerms.newBuilder()
                .setFrom(Position.newBuilder()
                        .setLatitudeE7((int) Math.round(lat * 1e7))
                        .setLongitudeE7((int) Math.round(lon * 1e7)))
                .build();
    }

    private static Hold hold(LegTerms signed) {
        return Hold.newBuilder()
                .setLegCommitment(ByteString.copyFrom(
                        Digest.of(SALT, signed.toByteArray()).bytes()))
                .build();
    }

    private String zoneOf(double lat, double lon) throws IOException {
        return zoneOf(terms(lat, lon), terms(lat, lon));
    }

    private String zoneOf(LegTerms opened, LegTerms signed) throws IOException {
        Base64.Encoder base64 = Base64.getEncoder();
        Files.writeString(
                openings,
                "trip,leg,salt,terms\nt1,2," + base64.encodeToString(SALT) + ","
                        + base64.encodeToString(opened.toByteArray()) + "\n");
        return OpenedLegs.read(zones, Optional.of(openings)).zoneOf("t1", 1, hold(signed));
    }

    @Test
    void a_leg_is_in_the_zone_in_which_it_begins_and_a_hole_is_none_of_it() throws IOException {
        assertThat(zoneOf(41.0, -8.015)).isEqualTo("west");
        assertThat(zoneOf(40.999, -8.011)).isEqualTo("outside");
        assertThat(zoneOf(40.995, -7.992)).isEqualTo("east");
        assertThat(zoneOf(41.0, -7.891)).isEqualTo("east");
        assertThat(zoneOf(41.009, -7.981)).isEqualTo("outside");
        assertThat(zoneOf(-41.0, 8.0)).isEqualTo("outside");
    }

    @Test
    void an_opening_that_is_not_what_the_operator_signed_does_not_count() throws IOException {
        assertThat(zoneOf(terms(41.0, -8.015), terms(41.0, -7.891))).isEqualTo("unopened");
    }

    @Test
    void a_leg_that_nobody_opened_says_so() {
        OpenedLegs legs = OpenedLegs.read(zones, Optional.empty());

        assertThat(legs.zoneOf("t1", 1, hold(terms(41.0, -8.015)))).isEqualTo("unopened");
        assertThat(legs.names()).containsExactly("west", "east", "outside", "unopened");
    }

    @Test
    void files_that_cannot_be_used_are_named_with_what_to_do() throws IOException {
        refusedZones("no json", "cannot be read as JSON");
        refusedZones("{\"features\":[]}", "it has no features");
        refusedZones(TWO_ZONES.replace("\"east\"", "\"west\""), "the name \"west\", which is taken");
        refusedZones(TWO_ZONES.replace("\"east\"", "\"unopened\""), "which is taken");
        refusedZones(TWO_ZONES.replace("\"east\"", "\"far away\""), "letters, digits");
        refusedZones(TWO_ZONES.replace("\"Polygon\"", "\"Point\""), "west is no Polygon");
        refusedZones(TWO_ZONES.replace("[-7.98,40.99]", "[-7.98,140.99]"), "no longitude and latitude");
        refusedZones(TWO_ZONES.replace("[-7.98,40.99]", "[27.98,40.99]"), "wider than 20 degrees");
        refusedZones(TWO_ZONES.replace("[-7.98,40.99],", ""), "less than four positions");
        Files.writeString(zones, TWO_ZONES);
        refusedOpenings("t1,2,AAAA,AAAA\n", "line 1");
        refusedOpenings("trip,leg,salt,terms\nt1,0,AAAA,AAAA\n", "line 2");
        refusedOpenings("trip,leg,salt,terms\nt1,1,AAAA,AAAA\nt1,2,?,AAAA\n", "line 3 (salt or terms are no base64)");
    }

    private void refusedZones(String text, String words) throws IOException {
        Files.writeString(zones, text);
        assertThatThrownBy(() -> OpenedLegs.read(zones, Optional.empty()))
                .isInstanceOf(ZoneRefusal.class)
                .hasMessageContainingAll("commonway.zones", words, "FeatureCollection");
    }

    private void refusedOpenings(String text, String words) throws IOException {
        Files.writeString(openings, text);
        assertThatThrownBy(() -> OpenedLegs.read(zones, Optional.of(openings)))
                .isInstanceOf(ZoneRefusal.class)
                .hasMessageContainingAll("commonway.openings", words, "TRIP,1,");
    }
}
