package org.commonway.audit.ranking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.commonway.audit.refusal.Refuses.refuses;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.commonway.audit.refusal.AuditRefusal;
import org.commonway.audit.refusal.RefusalCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final Policy POLICY = Policy.ofVersion(1);

    private static byte[] changed(String old, String now) {
        String text = new String(POLICY.bytes(), UTF_8);
        assertThat(text).contains(old);
        return text.replaceFirst(Pattern.quote(old), now).getBytes(UTF_8);
    }

    @Test
    void the_first_policy_is_these_words_and_another_wording_is_another_version() {
        assertThat(POLICY.version()).isEqualTo(1);
        assertThat(POLICY.hash()).hasToString("a549b57019b52ac12f8198b2babfa763077e672c5cc3aa6a27e315e9b00cb028");
        assertThat(POLICY.firstPage()).isEqualTo(5);
        assertThat(POLICY.mostShown()).isEqualTo(20);
        assertThat(POLICY.askWithinMillis()).isEqualTo(100);
        assertThat(POLICY.noticeDays()).isEqualTo(15);
        assertThat(Policy.parse(changed("Nobody can pay", "Anybody can pay")).hash())
                .isNotEqualTo(POLICY.hash());
        refuses(RefusalCode.RANKING_POLICY_VERSION, () -> Policy.ofVersion(2));
    }

    @Test
    void the_words_name_every_order_and_every_number_that_the_code_uses() {
        String text = new String(POLICY.bytes(), UTF_8).replaceAll("\\s+", " ");
        for (Order order : Order.values()) {
            assertThat(text).contains(order + ":");
        }
        assertThat(text)
                .contains("At most 20 trips")
                .contains("The first page is the first five trips")
                .contains("within 100 milliseconds")
                .contains("at least 15 days before");
    }

    @ParameterizedTest
    @CsvSource({
        "commonway-ranking-policy, commonway-ranking-policies, RANKING_POLICY_HEADER",
        "version: 1, version: 01, RANKING_POLICY_VALUE",
        "version: 1, version: 0, RANKING_POLICY_VALUE",
        "version: 1, version:1, RANKING_POLICY_HEADER",
        "version: 1, Version: 1, RANKING_POLICY_HEADER",
        "version: 1, version: -1, RANKING_POLICY_VALUE",
        "version: 1, version: 99999999999999999999, RANKING_POLICY_VALUE",
        "formula: 1, formula: 2, RANKING_FORMULA",
        "formula: 1, formula: one, RANKING_POLICY_VALUE",
        "default-order: SOONEST, default-order: PRICE, RANKING_FORMULA",
        "default-order: SOONEST, default-order: MARGIN, RANKING_FORMULA",
        "default-order: SOONEST, order: SOONEST, RANKING_POLICY_HEADER",
        "first-page: 5, first-page: 0, RANKING_POLICY_VALUE",
        "first-page: 5, first-page: 21, RANKING_POLICY_VALUE",
        "most-shown: 20, most-shown: 101, RANKING_POLICY_VALUE",
        "ask-within-ms: 100, ask-within-ms: 10001, RANKING_POLICY_VALUE",
        "notice-days: 15, notice-days: 14, RANKING_POLICY_VALUE",
        "notice-days: 15, 'notice-days: 15 ', RANKING_POLICY_VALUE"
    })
    void a_header_that_is_not_in_its_one_form_is_refused_by_name(String old, String now, RefusalCode code) {
        byte[] bytes = changed(old + "\n", now + "\n");
        refuses(code, () -> Policy.parse(bytes));
    }

    @Test
    void a_policy_without_words_or_that_is_no_text_is_refused() {
        byte[] bytes = POLICY.bytes();
        int header = new String(bytes, UTF_8).indexOf("\n\n") + 1;
        refuses(RefusalCode.RANKING_POLICY_RULES, () -> Policy.parse(Arrays.copyOf(bytes, header)));
        refuses(RefusalCode.RANKING_POLICY_RULES, () -> Policy.parse(Arrays.copyOf(bytes, header + 1)));
        refuses(RefusalCode.RANKING_POLICY_RULES, () -> Policy.parse(changed("\n\n", "\n")));
        refuses(RefusalCode.RANKING_POLICY_TEXT, () -> Policy.parse(Arrays.copyOf(bytes, bytes.length - 1)));
        refuses(RefusalCode.RANKING_POLICY_TEXT, () -> Policy.parse(new byte[0]));
        refuses(RefusalCode.RANKING_POLICY_TEXT, () -> Policy.parse(changed("\n\n", "\n\r\n")));
        refuses(RefusalCode.RANKING_POLICY_TEXT, () -> Policy.parse(new byte[] {(byte) 0xff, '\n'}));
        byte[] huge = Arrays.copyOf(bytes, Policy.MOST_BYTES + 1);
        Arrays.fill(huge, bytes.length, huge.length, (byte) '\n');
        refuses(RefusalCode.RANKING_POLICY_TEXT, () -> Policy.parse(huge));
    }

    @Test
    void whatever_byte_is_changed_or_cut_it_is_another_policy_or_none() {
        byte[] bytes = POLICY.bytes();
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= (byte) (1 << at % 8);
            isAnotherOrNone(changed);
            isAnotherOrNone(Arrays.copyOf(bytes, at));
        }
    }

    private static void isAnotherOrNone(byte[] bytes) {
        try {
            assertThat(Policy.parse(bytes).hash()).isNotEqualTo(POLICY.hash());
        } catch (AuditRefusal e) {
            assertThat(e.code().name()).startsWith("RANKING_");
        }
    }
}
