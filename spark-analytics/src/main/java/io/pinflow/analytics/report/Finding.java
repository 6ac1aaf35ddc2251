package io.pinflow.analytics.report;

import java.util.List;

/** What a result says: one sentence, and what else there is to know. */
record Finding(String headline, List<String> details) {

  Finding(String headline, String... details) {
    this(headline, List.of(details));
  }

  Finding {
    details = details.stream().filter(detail -> !detail.isEmpty()).toList();
  }
}
