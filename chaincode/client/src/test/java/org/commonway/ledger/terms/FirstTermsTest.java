package org.commonway.ledger.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.commonway.ledger.LedgerOutage;
import org.commonway.ledger.LedgerRefusal;
import org.commonway.ledger.TermsBook;
import org.commonway.proto.ledger.v1.Terms;
import org.junit.jupiter.api.Test;

class FirstTermsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "COMMONWAY_LEDGER_ADDRESS", "peer.city:7051",
            "COMMONWAY_LEDGER_CHANNEL", "mobility",
            "COMMONWAY_LEDGER_CHAINCODE", "commonway",
            "COMMONWAY_IDENTITY_MSP", "CityMSP",
            "COMMONWAY_IDENTITY_FOLDER", "/keys/member",
            "COMMONWAY_IDENTITY_TRUST", "/keys/trust.pem");

    private final Book book = new Book();
    private int pauses;
    private final FirstTerms terms = new FirstTerms(book, () -> pauses++);

    @Test
    void a_new_ledger_gets_terms_once_and_keeps_them() {
        assertThat(terms.putUnlessInForce(1)).isTrue();
        assertThat(terms.putUnlessInForce(1)).isFalse();

        assertThat(book.put).hasSize(1);
        assertThat(book.put.get(0).getCommissionCeilingBps()).isEqualTo(500);
    }

    @Test
    void a_ledger_that_does_not_answer_yet_is_asked_again() {
        book.outages = 3;

        assertThat(terms.putUnlessInForce(4)).isTrue();
        assertThat(pauses).isEqualTo(3);
    }

    @Test
    void terms_whose_answer_was_lost_are_found_in_force() {
        book.losesAnswers = true;

        assertThat(terms.putUnlessInForce(2)).isFalse();
        assertThat(book.put).hasSize(1);
    }

    @Test
    void a_ledger_that_never_answers_is_given_up() {
        book.outages = 9;

        assertThatThrownBy(() -> terms.putUnlessInForce(4)).isInstanceOf(LedgerOutage.class);
        assertThat(book.put).isEmpty();
    }

    @Test
    void who_is_no_city_is_not_heard_again() {
        book.refuses = true;

        assertThatThrownBy(() -> terms.putUnlessInForce(4)).isInstanceOf(LedgerRefusal.class);
        assertThat(pauses).isZero();
    }

    @Test
    void the_environment_says_where_the_ledger_is_or_what_it_lacks() {
        assertThat(Main.connectionOf(ENVIRONMENT).address()).isEqualTo("peer.city:7051");
        for (String name : ENVIRONMENT.keySet()) {
            Map<String, String> without = new HashMap<>(ENVIRONMENT);
            without.remove(name);
            assertThatThrownBy(() -> Main.connectionOf(without))
                    .hasMessageStartingWith(name + " is not set; set it to");
        }
    }

    private static final class Book implements TermsBook {
        private final List<Terms> put = new ArrayList<>();
        private int outages;
        private boolean losesAnswers;
        private boolean refuses;

        @Override
        public Terms putTerms(Terms terms) {
            if (refuses) {
                throw new LedgerRefusal("NOT_A_CITY", "Only a city puts terms.");
            }
            put.add(terms);
            if (losesAnswers) {
                throw new LedgerOutage(LedgerOutage.Step.COMMIT_STATUS, "no answer", new IllegalStateException());
            }
            return terms;
        }

        @Override
        public Terms getTermsInForce() {
            if (outages-- > 0) {
                throw new LedgerOutage(LedgerOutage.Step.EVALUATE, "no answer", new IllegalStateException());
            }
            if (put.isEmpty()) {
                throw new LedgerRefusal("NO_TERMS", "No terms are in force.");
            }
            return put.get(0);
        }

        @Override
        public List<Terms> listTerms() {
            return put;
        }
    }
}
