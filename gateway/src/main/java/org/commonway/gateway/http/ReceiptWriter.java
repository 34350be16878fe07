package org.commonway.gateway.http;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.commonway.audit.checkpoint.Checkpoint;
import org.commonway.audit.proof.LogProof;
import org.commonway.audit.ranking.Features;
import org.commonway.audit.record.AnswerKind;
import org.commonway.audit.record.AskedOperator;
import org.commonway.audit.record.ListedOption;
import org.commonway.audit.record.SearchRecord;
import org.commonway.gateway.cities.ServedCity;
import org.commonway.gateway.operators.RegisteredOperator;
import org.commonway.gateway.record.Receipt;

/** Writes receipts as the API shows them. */
final class ReceiptWriter {
    private final ServedCity city;

    /** Of searches in this city. */
    ReceiptWriter(ServedCity city) {
        this.city = city;
    }

    ReceiptJson receipt(Receipt receipt, LogProof proof) {
        SearchRecord record = receipt.record();
        String checkpoint = proof.note().toString();
        return new ReceiptJson(
                record.head().search().toString(),
                city.log().origin(),
                "/logs/" + city.channel(),
                proof.index(),
                checkpoint,
                Checkpoint.parse(proof.note().text()).size(),
                proof.toString(),
                Base64.getEncoder().encodeToString(receipt.entry().bytes()),
                receipt.secret().bytes().toString(),
                receipt.request(),
                new ReceiptJson.PolicyJson(
                        city.log().policy().version(),
                        record.head().policy().toString(),
                        city.log().policy().firstPage()),
                new ReceiptJson.OrderJson(
                        record.head().asked().order().name(),
                        record.head().asked().arriveBy()),
                record.head().currency(),
                record.operators().stream().map(this::operator).toList(),
                record.offers().stream()
                        .map(offer -> new ReceiptJson.OfferJson(
                                record.operators().get(offer.operator()).operator(),
                                offer.kind().name(),
                                offer.digest().toString(),
                                offer.fate().name()))
                        .toList(),
                options(receipt));
    }

    private ReceiptJson.AskedJson operator(AskedOperator operator) {
        boolean answered = operator.asked() && operator.kind() != AnswerKind.LATE;
        return new ReceiptJson.AskedJson(
                operator.operator(),
                city.registry()
                        .find(operator.operator())
                        .map(RegisteredOperator::name)
                        .orElse(operator.operator()),
                operator.kind().name(),
                operator.reason().name(),
                operator.asked() ? operator.askedMillis() : null,
                operator.asked() ? operator.deadlineMillis() : null,
                answered ? operator.answeredMillis() : null);
    }

    private static List<ReceiptJson.OptionJson> options(Receipt receipt) {
        List<Integer> shown = receipt.record().shown();
        List<ListedOption> options = receipt.record().options();
        List<ReceiptJson.OptionJson> written = new ArrayList<>();
        IntStream.range(0, options.size()).forEach(i -> {
            int place = shown.indexOf(i) + 1;
            written.add(new ReceiptJson.OptionJson(
                    place > 0 ? "o" + place : null,
                    place > 0 ? place : null,
                    options.get(i).score(),
                    features(options.get(i).features()),
                    receipt.rides().get(i)));
        });
        return written;
    }

    private static ReceiptJson.FeaturesJson features(Features trip) {
        return new ReceiptJson.FeaturesJson(
                trip.price().isPresent() ? trip.price().getAsLong() : null,
                trip.departureSeconds(),
                trip.elapsedSeconds(),
                trip.rides(),
                trip.walkMetres(),
                trip.co2Grams(),
                trip.stepFree().name(),
                trip.publicTransport(),
                trip.likelihoodPercent().isPresent() ? trip.likelihoodPercent().getAsInt() : null);
    }
}
