// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeals} from "../../src/storage/IDeals.sol";
import {Sampling} from "../../src/storage/Sampling.sol";
import {Test} from "../support/Test.sol";

/// @notice Positions are drawn by sector: neither many tiny files nor short last blocks dilute an audit.
contract SamplingTest is Test {
    function test_TinyHoldingsAreDrawnByTheirSectorsOnly() public pure {
        // one holding of 900,000 sectors in front of 1,000 holdings of 100 sectors: 10 % of the data in 99.9 % of the files
        uint256 big;
        uint256 draws = 6400;
        (uint40[] memory positions,) = Sampling.draw(keccak256("tiny"), draws, 1_000_000);
        for (uint256 k; k < draws; ++k) {
            if (positions[k] < 900_000) ++big;
        }
        assertGt(big, draws * 87 / 100);
        assertLt(big, draws * 93 / 100);
    }

    function test_AShortLastBlockIsDrawnByItsSectorsOnly() public pure {
        // 8,192 + 82 sectors: the last block has 1 %
        uint256 last;
        uint256 draws = 6400;
        (uint40[] memory positions,) = Sampling.draw(keccak256("last"), draws, 8274);
        for (uint256 k; k < draws; ++k) {
            assertLt(positions[k], 8274);
            if (positions[k] >= 8192) ++last;
        }
        assertGt(last, 30);
        assertLt(last, 100);
    }

    function test_BucketsAreDrawnBySectors() public pure {
        IDeals.Bucket[4] memory buckets;
        (, uint256 none) = Sampling.bucketOf(keccak256("empty"), buckets);
        assertEq(none, 0);
        buckets[1].frozen = 1000;
        buckets[3].frozen = 3000;
        uint256[4] memory count;
        for (uint256 i; i < 4000; ++i) {
            (uint256 group, uint256 sectors) = Sampling.bucketOf(keccak256(abi.encode(i)), buckets);
            assertEq(sectors, buckets[group].frozen);
            ++count[group];
        }
        assertEq(count[0] + count[2], 0);
        assertGt(count[1], 880);
        assertLt(count[1], 1120);
    }

    function testFuzz_HashesAreThoseOfAbiEncode(bytes32 seed, uint256 k, uint40 sectors) public pure {
        vm.assume(sectors > 0);
        k = bound(k, 0, 300);
        uint256 hash = uint256(keccak256(abi.encode(seed, k)));
        (uint40[] memory positions, uint128[] memory weights) = Sampling.draw(seed, k + 1, sectors);
        assertEq(positions[k], (hash >> 128) % sectors);
        assertEq(weights[k], hash & type(uint128).max);
        assertLt(Sampling.evaluationPoint(seed), Sampling.GROUP_ORDER);
    }

    function testFuzz_LiveDrawsKeepTheirOrder(uint256 deadBits, uint256 samples) public pure {
        samples = bound(samples, 1, 64);
        uint128[] memory nus = new uint128[](100);
        uint32[] memory blocks = new uint32[](100);
        uint128[] memory weights = new uint128[](100);
        uint256[] memory expected = new uint256[](100);
        uint256 live;
        uint256 needed;
        for (uint32 k; k < 100; ++k) {
            (nus[k], blocks[k], weights[k]) = (k + 1000, k + 2000, k + 3000);
            if (deadBits >> k & 1 == 1) {
                (nus[k], blocks[k]) = (0, type(uint32).max);
            } else if (live < samples) {
                expected[live++] = k;
                if (live == samples) needed = k + 1;
            }
        }
        (uint256 kept, uint256 consumed) = Sampling.keepLive(nus, blocks, weights, samples, type(uint32).max);
        assertEq(kept, live);
        if (live < samples) {
            assertEq(consumed, 100);
            return;
        }
        assertEq(consumed, needed);
        assertEq(nus.length, samples);
        assertEq(blocks.length, samples);
        assertEq(weights.length, samples);
        for (uint256 i; i < samples; ++i) {
            assertEq(nus[i], expected[i] + 1000);
            assertEq(blocks[i], expected[i] + 2000);
            assertEq(weights[i], expected[i] + 3000);
        }
    }
}
