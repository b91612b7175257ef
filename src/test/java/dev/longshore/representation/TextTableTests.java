package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTests {

    @Test
    void columnsAreTenWideAtLeastAndThreeApart() {
        TextTable table = new TextTable("A", "REPOSITORY", "LAST");
        table.row("1", "localhost:5000/team/app", "x");
        assertThat(table.print())
                .isEqualTo("A         REPOSITORY                LAST\n1         localhost:5000/team/app   x\n");
    }

    @Test
    void aColumnOfSevenCharactersIsStillTenWideAndOfEightEleven() {
        TextTable table = new TextTable("A", "B", "C");
        table.row("1234567", "12345678", "x");
        assertThat(table.print()).isEqualTo("A         B          C\n1234567   12345678   x\n");
    }

    @Test
    void theLastColumnIsNotPaddedYetOneBeforeAnEmptyLastIs() {
        TextTable table = new TextTable("A", "B");
        table.row("1", "");
        assertThat(table.print()).isEqualTo("A         B\n1         \n");
    }

    @Test
    void aTableWithoutRowsIsItsHeadings() {
        assertThat(new TextTable("A", "B").print()).isEqualTo("A         B\n");
    }

    @Test
    void aRowStaysOneLine() {
        TextTable table = new TextTable("A", "B");
        table.row("a\nb\u001b[31m", "c\td\u0085");
        assertThat(table.print()).isEqualTo("A          B\na b [31m   c d \n");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        TextTable table = new TextTable("NAMES", "SIZE");
        table.row("web/only,other/only", "2B");
        table.row("日本", "2B");
        assertThat(table.print().lines())
                .containsExactly("NAMES                 SIZE", "web/only,other/only   2B", "日本                  2B");
    }
}
