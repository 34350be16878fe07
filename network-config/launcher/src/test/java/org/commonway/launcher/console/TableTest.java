package org.commonway.launcher.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        Table table = new Table("operator", ">price").row("Faísca", "1.20 EUR").row("Dona Inês", "-");

        assertThat(table.lines()).containsExactly("operator      price", "Faísca     1.20 EUR", "Dona Inês         -");
    }
}
