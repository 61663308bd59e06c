#!/usr/bin/env node
import '../dist/plan-ledger.mjs';
