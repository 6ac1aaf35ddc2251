package io.pinflow.gateway.kinesis;

import java.net.URI;

/**
 * Where Kinesis is and how it is called.
 *
 * @param endpoint the address of the API
 * @param region the region requests are signed for
 * @param honestStatus whether clients get Kinesis' own HTTP status; otherwise 200 whatever it says,
 *     as from API Gateway with the tutorial's integration response
 * @param timeoutMillis for how long one attempt may take, in milliseconds
 * @param patienceMillis for how long new attempts are made, in milliseconds
 */
public record KinesisSettings(
    URI endpoint, String region, boolean honestStatus, long timeoutMillis, long patienceMillis) {}
