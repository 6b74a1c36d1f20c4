package io.cess4j.ai.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableTest {
  private static final String TEXT =
      """
      label,outcome,healthy,ill
      number,age,0.0,120.0
      number,pressure,40.0,240.0,missing,120.0
      category,sex,f,m,""
      """;
  private static final CsvSchema SCHEMA = CsvSchemaText.parse(TEXT);

  @Test
  void rowsBecomeNumbers() throws IOException {
    DataSet set =
        read(
            """
            id,sex,age,outcome,pressure
            7,m,60,ill,140
            8,,30,healthy,
            "9, again",f,1e9,ill, 40\s
            """);

    assertThat(set.inputs()).isEqualTo(5);
    assertThat(set.classNames()).containsExactly("healthy", "ill");
    assertThat(set.labels()).containsExactly(1, 0, 1);
    assertThat(set.features())
        .containsExactly(0.5f, 0.5f, 0, 1, 0, 0.25f, 0.4f, 0, 0, 1, 2, 0, 1, 0, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m,,ill,140 | line 2: column 'age' is '': empty",
        "m,old,ill,140 | line 2: column 'age' is 'old': no number",
        "m,NaN,ill,140 | not finite",
        "m,1e999,ill,140 | not finite",
        "x,60,ill,140 | line 2: column 'sex' is 'x': not one of [f, m, ]",
        "m,60,dead,140 | line 2: label 'outcome' is 'dead', not one of [healthy, ill]",
        "m,60,,140 | label 'outcome' is ''",
        "m,60,ill | line 2 has 3 cells, the header 4",
        "m,60,ill,140,5 | line 2 has 5 cells, the header 4",
        "\"m,60,ill,140 | is no CSV"
      })
  void saysWhichCellIsWrong(String row, String words) {
    assertThatThrownBy(() -> read("sex,age,outcome,pressure\n" + row + "\n"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageStartingWith("table: ")
        .hasMessageContaining(words.strip());
  }

  @Test
  void headersMustHoldTheColumns(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> read("sex,age\nm,60\n"))
        .hasMessageContaining("lacks the columns [outcome, pressure]; its header is [sex, age]");
    assertThatThrownBy(() -> read("")).hasMessageContaining("lacks the columns");
    assertThatThrownBy(() -> read("sex,age,outcome,pressure\n")).hasMessageContaining("no rows");
    assertThatThrownBy(() -> read("sex,age,age,outcome,pressure\nm,1,2,ill,3\n"))
        .isInstanceOf(MalformedDataException.class);
    Path latin = Files.write(folder.resolve("t.csv"), new byte[] {'a', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> CsvTable.read(latin, SCHEMA)).hasMessageContaining("is not UTF-8");
  }

  @Test
  void aSchemaHasOneText() {
    assertThat(CsvSchemaText.parse(CsvSchemaText.of(SCHEMA))).isEqualTo(SCHEMA);
    assertThat(CsvSchemaText.of(SCHEMA))
        .startsWith("label,outcome,healthy,ill\nnumber,age,0.0,120.0\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "number,age,0,120",
        "label,outcome,ill",
        "label,outcome,ill,ill\nnumber,age,0,120",
        "label,outcome,ill,well",
        "label,outcome,ill,well\nlabel,outcome,ill,well\nnumber,age,0,120",
        "label,outcome,ill,well\nnumber,age,120,0",
        "label,outcome,ill,well\nnumber,age,0,NaN",
        "label,outcome,ill,well\nnumber,age,0,x",
        "label,outcome,ill,well\nnumber,age,0,120,missing",
        "label,outcome,ill,well\nnumber,age,0,120,missing,NaN",
        "label,outcome,ill,well\nnumber,age,0,120\nnumber,age,0,120",
        "label,outcome,ill,well\nnumber,outcome,0,120",
        "label,outcome,ill,well\ncategory,sex,f,f",
        "label,outcome,ill,well\nword,sex,f,m"
      })
  void refusesOtherSchemas(String text) {
    assertThatThrownBy(() -> CsvSchemaText.parse(text))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageStartingWith("schema: ");
  }

  @FuzzTest
  void anyTableIsReadOrRefused(byte[] bytes) throws IOException {
    String rows = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    try {
      assertThat(read("sex,age,outcome,pressure\n" + rows).size()).isPositive();
    } catch (MalformedDataException expected) {
      assertThat(expected).hasMessageStartingWith("table: ");
    }
  }

  private static DataSet read(String text) throws IOException {
    return CsvTable.read("table", new StringReader(text), SCHEMA);
  }
}
