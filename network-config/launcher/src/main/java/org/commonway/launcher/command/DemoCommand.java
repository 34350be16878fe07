package org.commonway.launcher.command;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.commonway.launcher.ExitCode;
import org.commonway.launcher.api.GatewayApi;
import org.commonway.launcher.command.option.PortOption;
import org.commonway.launcher.command.option.StateOption;
import org.commonway.launcher.command.option.Workplace;
import org.commonway.launcher.console.Console;
import org.commonway.launcher.network.Networks;
import org.commonway.launcher.trip.DemoReport;
import org.commonway.launcher.trip.DemoTrip;
import org.commonway.launcher.trip.TripTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code commonway demo}: from nothing to a booked trip. */
@Command(
        name = "demo",
        description = "Start a network, search a trip over at least three operators, book it and show it.",
        footer = {
            "",
            "Examples:",
            "  ./commonway demo",
            "  ./commonway demo --once --json",
            "  ./commonway demo --osm porto.osm.pbf --gtfs stcp.zip metro.zip --date 2024-05-14"
        })
final class DemoCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private final StateOption state = new StateOption();

    @Mixin
    private final CityOptions city = new CityOptions();

    @Mixin
    private final NetworkOption network = new NetworkOption();

    @Mixin
    private final PortOption port = new PortOption();

    @Option(names = "--once", description = "Stop everything at the end that this command started.")
    private boolean once;

    @Option(names = "--json", description = "Print one JSON object on stdout and nothing else.")
    private boolean json;

    DemoCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        Instant began = workplace.clock().instant();
        Startup.Up up = new Startup(workplace, state, network).bringUp(city.request(workplace), port.ports());
        try {
            show(up, seconds(began));
        } finally {
            if (once && up.startedNow()) {
                Networks.stop(up.state());
                workplace.console().progress("Stopped everything.");
            }
        }
        return ExitCode.DONE.status();
    }

    private void show(Startup.Up up, double startSeconds) {
        Console console = workplace.console();
        GatewayApi api = new GatewayApi(up.network().gatewayUrl());
        LocalDate date = city.date().orElse(up.examples().journeyDate());
        DemoTrip.Booked booked =
                new DemoTrip(api, console, workplace.clock()).book(up.examples().trips(), date);
        Session.of(up.state()).keepRider(booked.token());
        DemoReport.Seconds seconds = new DemoReport.Seconds(startSeconds, booked.searchSeconds(), booked.bookSeconds());
        if (json) {
            DemoReport report = new DemoReport(api.city(), booked.option(), booked.trip(), seconds);
            console.result(report.toJson().toPrettyString());
            return;
        }
        TripTables.showLegs(booked.option(), console);
        TripTables.showBooking(
                booked.trip(),
                api.address(booked.trip().path("ticket").path("qrSvgUrl").asText()),
                console);
        console.result("");
        console.result("ready in " + startSeconds + " s, searched in " + seconds.search() + " s, booked in "
                + seconds.book() + " s");
        if (!once) {
            console.result("Everything goes on running; ./commonway down stops it.");
            up.network().officeUrls().forEach(url -> console.result("What a city sees of its market: " + url + "/"));
            console.result("Plan and book in your browser: " + up.network().gatewayUrl() + "/");
        }
    }

    private double seconds(Instant began) {
        return Duration.between(began, workplace.clock().instant()).toMillis() / 1000.0;
    }
}
