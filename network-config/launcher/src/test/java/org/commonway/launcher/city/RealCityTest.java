package org.commonway.launcher.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.commonway.launcher.LauncherRefusal;
import org.commonway.samplecity.CityPlan;
import org.commonway.samplecity.CitySize;
import org.commonway.samplecity.OperatorPlan;
import org.commonway.samplecity.SampleCity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample city's own files, read as if they were a real city's. */
class RealCityTest {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 2);

    @TempDir
    Path folder;

    @Test
    void each_feed_is_an_operator_and_simulated_fleets_stand_beside_them() throws Exception {
        CityPlan plan = CityFiles.prepare(request(Optional.empty()), folder.resolve("real"));

        assertThat(plan.operators())
                .extracting(OperatorPlan::id)
                .containsExactly("linha-clara", "estorninho", "bikes", "scooters", "shuttle");
        assertThat(plan.journeyDate()).isEqualTo(FIRST_DAY);
        assertThat(plan.zone().getId()).isEqualTo("Europe/Lisbon");
        assertThat(plan.name()).isEqualTo("Streets");
        assertThat(plan.examples()).hasSizeGreaterThan(10);
    }

    @Test
    void a_date_without_service_is_refused_with_the_dates_covered() throws Exception {
        CityRequest request = request(Optional.of(LocalDate.of(2020, 1, 1)));

        assertThatThrownBy(() -> CityFiles.prepare(request, folder.resolve("real")))
                .isInstanceOf(LauncherRefusal.class)
                .hasMessageContaining("2020-01-01")
                .hasMessageContaining("2026-11-02 to 2027-12-06");
    }

    @Test
    void a_request_is_read_back_as_it_was_written() throws Exception {
        CityRequest real = request(Optional.of(FIRST_DAY));
        CityRequest sample = new CityRequest.Sample(7, 2250, FIRST_DAY);

        assertThat(CityRequest.fromJson(real.toJson())).isEqualTo(real);
        assertThat(CityRequest.fromJson(sample.toJson())).isEqualTo(sample);
    }

    @Property(tries = 200)
    void every_agency_gets_an_id_that_the_ledger_takes(@ForAll String agency) {
        Set<String> taken = new HashSet<>();
        String first = RealCity.id(agency, taken);
        String second = RealCity.id(agency, taken);

        assertThat(List.of(first, second)).allMatch(id -> id.matches("[a-z0-9-]{2,32}"));
        assertThat(first).isNotEqualTo(second);
    }

    private CityRequest request(Optional<LocalDate> date) throws Exception {
        Path city = folder.resolve("sample");
        SampleCity.write(7, CitySize.MEDIUM, FIRST_DAY, city);
        return new CityRequest.Real(
                7,
                city.resolve("streets.osm"),
                List.of(city.resolve("linha-clara-gtfs.zip"), city.resolve("estorninho-gtfs.zip")),
                new CityRequest.Fares(new BigDecimal("2.00"), "EUR"),
                date);
    }
}
