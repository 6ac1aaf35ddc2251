package io.pinflow.analytics.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The content of {@code quality.jsonl}: one JSON object a finding. */
final class QualityFile {

  static final String NAME = "quality.jsonl";

  private static final ObjectMapper JSON = new ObjectMapper();

  private QualityFile() {}

  static byte[] of(List<Finding> findings) {
    StringBuilder lines = new StringBuilder();
    findings.forEach(finding -> lines.append(json(finding)).append('\n'));
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode json(Finding finding) {
    ObjectNode node = JSON.createObjectNode();
    node.put("table", finding.table())
        .put("expectation", finding.expectation())
        .put("kind", finding.kind())
        .put("column", finding.column())
        .put("scope", finding.scope())
        .put("checked", finding.checked())
        .put("violations", finding.violations())
        .put("rate", finding.rate())
        .put("allowed_rate", finding.allowedRate())
        .put("status", finding.status().name().toLowerCase(Locale.ROOT))
        .put("severity", finding.severity())
        .put("observed", finding.observed())
        .put("expected", finding.expected());
    node.set("examples", JSON.valueToTree(finding.examples()));
    return node;
  }
}
