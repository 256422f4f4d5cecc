import fc from 'fast-check';

/**
 * Properties draw the same values on every run, so that a red run is due to a change; STRONGROOM_TEST_SEED draws others.
 */
fc.configureGlobal({ seed: Number(process.env['STRONGROOM_TEST_SEED'] ?? 20_260_615) });
