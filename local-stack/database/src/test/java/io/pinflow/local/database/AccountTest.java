package io.pinflow.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("PINFLOW_DATABASE_PASSWORD", "hidden");

  @Test
  void shouldTakeThePasswordFromTheEnvironment() throws DatabaseException {
    assertThat(Account.of(ENVIRONMENT, "pinterest")).isEqualTo(new Account("hidden", "pinterest"));
  }

  @Test
  void shouldRefuseToGoWithoutAPassword() {
    assertThatThrownBy(() -> Account.of(Map.of(), "pinterest"))
        .hasMessageContaining("'PINFLOW_DATABASE_PASSWORD' is not set")
        .hasMessageContaining("Set it to the password of the account 'pinflow'");
  }

  @Test
  void shouldRefuseADatabaseNameThatNeedsQuoting() {
    assertThatThrownBy(() -> Account.of(ENVIRONMENT, "a`b"))
        .hasMessageStartingWith("Invalid --database: 'a`b'. Expected");
  }

  @Test
  void shouldNotShowThePassword() {
    assertThat(new Account("hidden", "pinterest")).asString().doesNotContain("hidden");
  }
}
