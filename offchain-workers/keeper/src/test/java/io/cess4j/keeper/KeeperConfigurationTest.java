package io.cess4j.keeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.runtime.configuration.Configuration;
import io.cess4j.runtime.configuration.ConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeeperConfigurationTest {
  private static Configuration<KeeperConfiguration> read(String... flags) {
    return Configuration.read(
        KeeperConfiguration.DEFAULTS,
        List.of(flags),
        Map.of("CESS_KEEPER_JOBS_PASSWORD", "s3cret"));
  }

  @Test
  void printNamesThePlaceOfTheDatabasePasswordAndNeverThePassword() {
    String printed =
        read("--jobs.url=jdbc:postgresql://127.0.0.1/keeper", "--jobs.user=keeper").print();
    assertThat(printed)
        .contains("jobs.url=jdbc:postgresql://127.0.0.1/keeper")
        .contains("jobs.password=env:CESS_KEEPER_JOBS_PASSWORD")
        .doesNotContain("s3cret");
  }

  @Test
  void aPasswordInTheUrlIsRefused() {
    assertThatThrownBy(() -> read("--jobs.url=jdbc:postgresql://127.0.0.1/keeper?password=s3cret"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("jobs.password")
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void anotherDatabaseIsRefused() {
    assertThatThrownBy(() -> read("--jobs.url=jdbc:mysql://127.0.0.1/keeper"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("jdbc:postgresql:");
    assertThatThrownBy(() -> read("--tick=10ms")).isInstanceOf(ConfigurationException.class);
  }
}
