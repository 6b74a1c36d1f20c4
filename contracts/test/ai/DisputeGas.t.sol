// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DisputeFixture} from "./DisputeFixture.sol";
import {ReferenceRule} from "./ReferenceRule.sol";

/// @title Every leaf of a dispute fits a transaction (EIP-7825), with 32 updates too.
/// @dev Trees of 2^16 leaves have 16 siblings a proof where these have 1: `deeper` adds what 15 more cost in calldata and hashing. The
/// dearest values are made on purpose: columns that sort badly, components that are all clipped, and bytes that are not zero.
/// forge-config: default.isolate = true
contract DisputeGasTest is DisputeFixture {
    uint256 private constant TRANSACTION = 16_777_216;
    /// @dev 15 siblings: 32 bytes of calldata that are not zero, a hash and its loop.
    uint256 private constant DEEPER = 15 * (32 * 16 + 400);

    function setUp() external {
        deployDispute();
    }

    function test_tenUpdates() external {
        measure(10, 3);
    }

    function test_twentyUpdates() external {
        measure(20, 6);
    }

    function test_thirtyTwoUpdates() external {
        measure(32, 9);
    }

    function test_thirtyTwoUpdatesOfWhichFifteenMayLie() external {
        measure(32, 15);
    }

    function measure(uint256 m, uint256 f) private {
        play(m, f);
        string memory name = string.concat("m = ", vm.toString(m), ", f = ", vm.toString(f));
        ReferenceRule.Played memory honest = told;
        told.normRecords[1] = abi.encodePacked(honest.normRecords[0]);
        lead();
        refuteNorm(1, m - 1);
        gate("norm, ", name, 3);
        told.normRecords = honest.normRecords;
        told.similarityRecords[1] = abi.encodePacked(honest.similarityRecords[0]);
        lead();
        refuteSimilarity(1, m - 2, m - 1);
        gate("similarity, ", name, 5);
        told.similarityRecords = honest.similarityRecords;
        told.outcome.contributions ^= 1;
        lead();
        refuteSelection();
        gate("selection, ", name, 2);
        told.outcome.contributions ^= 1;
        told.direction[64] ^= 1;
        lead();
        refuteDirection(1);
        gate("direction, ", name, m + 1);
        lead();
        told.velocity[64] ^= 2;
        lead();
        refuteVelocity(1);
        gate("velocity, ", name, 3);
        told.model[64] ^= 1;
        lead();
        refuteModel(1);
        gate("model, ", name, 3);
    }

    function gate(string memory step, string memory name, uint256 proofs) private {
        uint256 gas = vm.lastCallGas().gasTotalUsed + proofs * DEEPER;
        vm.snapshotValue("ai", string.concat("refute ", step, name), gas);
        assertLe(gas, TRANSACTION, step);
        assertTrue(rounds.struck() != 0, "it refuted nothing");
    }

    function play(uint256 m, uint256 f) private {
        ReferenceRule.Given memory round;
        (round.components, round.f, round.gate) = (128, f, true);
        (round.momentum, round.rate) = (58_982, 65_536);
        round.included = (1 << m) - 1;
        round.base = vector("base", 0, 2 ** 27);
        round.lastDirection = vector("direction", 0, 2 ** 19);
        round.lastVelocity = vector("velocity", 0, 2 ** 24);
        round.updates = new int256[][](m);
        for (uint256 i; i < m; ++i) {
            round.updates[i] = vector("update", i, 2 ** 19);
        }
        given = round;
        told = ReferenceRule.play(round);
        put();
    }

    function vector(string memory what, uint256 index, uint256 most) private pure returns (int256[] memory values) {
        values = new int256[](128);
        for (uint256 j; j < values.length; ++j) {
            values[j] = int256(uint256(keccak256(abi.encode(what, index, j))) % (2 * most)) - int256(most);
        }
    }
}
