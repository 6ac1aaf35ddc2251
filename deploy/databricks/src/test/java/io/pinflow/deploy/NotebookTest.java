package io.pinflow.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotebookTest {

  @BeforeAll
  static void refresh() {
    if (Boolean.getBoolean("pinflow.docs.write")) {
      Repository.write(Notebook.FILE, Notebook.read().withQueries(Queries.names()));
    }
  }

  @ParameterizedTest
  @MethodSource("io.pinflow.deploy.Queries#names")
  void shouldHoldEveryQueryUnchanged(String name) {
    assertThat(Notebook.read().query(name)).isEqualTo(Queries.sql(name));
  }

  @Test
  void shouldComeOutTheSameWhenItIsRefreshed() {
    assertThat(Notebook.FILE).hasContent(Notebook.read().withQueries(Queries.names()));
  }
}
