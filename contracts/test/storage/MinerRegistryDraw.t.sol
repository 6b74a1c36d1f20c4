// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {MarketFixture} from "../market/MarketFixture.sol";

/// @title Who is drawn, how often, and who never.
contract MinerRegistryDrawTest is MarketFixture {
    function setUp() public {
        deployMarket("mainnet");
    }

    function test_operatorsAreDistinctInAThousandDraws() public {
        // 20 operators with 3 miners each.
        for (uint256 i = 0; i < 60; i++) {
            register(i % 20 + 1, uint8(i % 5), uint24(i % 7) + 1);
        }
        for (uint256 i = 0; i < 1_000; i++) {
            this.drawsDistinct(i);
        }
    }

    /// @dev A call of its own, or a thousand draws would fill the memory of one.
    function drawsDistinct(uint256 seed) external view {
        uint32[] memory miners = registry.draw(keccak256(abi.encode(seed)), 0xffff, 12, 1_000, none());
        assertEq(miners.length, 12);
        checkDistinct(miners, none());
    }

    function test_replacementsKeepAwayFromTakenOperators() public {
        for (uint256 i = 0; i < 40; i++) {
            register(i % 8 + 1, 0, 2);
        }
        for (uint256 i = 0; i < 200; i++) {
            uint32[] memory taken = registry.draw(keccak256(abi.encode(i)), 1, 6, 1, none());
            uint32[] memory more = registry.draw(keccak256(abi.encode("more", i)), 1, 2, 1, taken);
            assertEq(more.length, 2);
            checkDistinct(more, taken);
        }
    }

    /// @dev A miner's share of single draws is units * free / declared over the sum of it: chi-square with 19 degrees of
    /// freedom stays below 43.8 with probability 99.9 %; the seeds are fixed.
    function test_acceptanceFollowsFreeSpace() public {
        uint256[] memory weights = new uint256[](20);
        uint256 sum;
        for (uint256 i = 0; i < 20; i++) {
            uint24 units = uint24(i % 4) * 3 + 2;
            uint256 used = capacity(units) * i * 4 / 100;
            occupy(register(i + 1, uint8(i % 3), units), used);
            weights[i] = units * (100 - i * 4);
            sum += weights[i];
        }
        uint256 draws = 8_000;
        uint256[] memory hits = new uint256[](20);
        for (uint256 i = 0; i < draws; i++) {
            hits[registry.draw(keccak256(abi.encode(i)), 7, 1, 1, none())[0] - 1]++;
        }
        uint256 chiSquare;
        for (uint256 i = 0; i < 20; i++) {
            uint256 expected = draws * weights[i] * 1e6 / sum;
            uint256 actual = hits[i] * 1e6;
            uint256 delta = actual > expected ? actual - expected : expected - actual;
            chiSquare += delta * delta / expected;
        }
        assertLt(chiSquare, 43.8e6);
        assertGt(chiSquare, 1e6, "too regular to be drawn at random");
    }

    function test_fullMinersAreNeverDrawn() public {
        registerMany(16, 0, 2);
        for (uint32 id = 1; id <= 8; id++) {
            // Half of them have 99 sectors left.
            occupy(id, capacity(2) - 99);
        }
        for (uint256 i = 0; i < 300; i++) {
            uint32[] memory miners = registry.draw(keccak256(abi.encode(i)), 1, 6, 100, none());
            assertEq(miners.length, 6);
            for (uint256 j = 0; j < 6; j++) {
                assertGt(miners[j], 8);
            }
        }
    }

    function test_theLastSectorFits() public {
        registerMany(2, 0, 1);
        uint256 size = capacity(1);
        assertEq(registry.draw("seed", 1, 2, uint40(size), none()).length, 2);
        assertEq(registry.draw("seed", 1, 2, uint40(size + 1), none()).length, 0);
    }

    function test_retiredMinersAreNeverDrawn() public {
        registerMany(3, 0, 1);
        occupy(2, capacity(1) * 95 / 100);
        registry.retire(2, 1);
        for (uint256 i = 0; i < 500; i++) {
            assertNotEq(registry.draw(keccak256(abi.encode(i)), 1, 1, 1, none())[0], 2);
        }
    }

    function testFuzz_onlyAllowedRegionsAreDrawn(bytes32 seed, uint16 regions) public {
        for (uint8 region = 0; region < 16; region++) {
            // Regions 0, 5, 10 and 15 have no miners.
            if (region % 5 != 0) register(region, region, region % 3 + 1);
        }
        uint256 available;
        for (uint8 region = 0; region < 16; region++) {
            if (region % 5 != 0 && (regions >> region) & 1 == 1) available++;
        }
        uint32[] memory miners = registry.draw(seed, regions, 12, 1, none());
        assertLe(miners.length, available);
        if (available != 0) assertGt(miners.length, 0);
        for (uint256 i = 0; i < miners.length; i++) {
            assertEq((regions >> registry.miner(miners[i]).region) & 1, 1);
        }
    }

    function test_nobodyIsDrawnWhereThereIsNobody() public {
        assertEq(registry.draw("seed", 0xffff, 6, 1, none()).length, 0);
        register(1, 3, 1);
        assertEq(registry.draw("seed", 0, 6, 1, none()).length, 0);
        assertEq(registry.draw("seed", 0xfff7, 6, 1, none()).length, 0);
        assertEq(registry.draw("seed", 0x0008, 6, 1, none()).length, 1);
        assertEq(registry.draw("seed", 0x0008, 0, 1, none()).length, 0);
    }

    function test_fewerOperatorsThanSlotsComeBackShort() public {
        for (uint256 i = 0; i < 30; i++) {
            register(i % 5 + 1, 0, 2);
        }
        uint32[] memory miners = registry.draw("seed", 1, 6, 1, none());
        assertEq(miners.length, 5);
        checkDistinct(miners, none());
    }

    function test_aDrawIsTheSameForEverybody() public {
        registerMany(20, 0, 3);
        uint32[] memory first = registry.draw("seed", 1, 6, 1, none());
        vm.prank(stranger);
        uint32[] memory second = registry.draw("seed", 1, 6, 1, none());
        assertEq(keccak256(abi.encode(first)), keccak256(abi.encode(second)));
        assertNotEq(keccak256(abi.encode(first)), keccak256(abi.encode(registry.draw("other", 1, 6, 1, none()))));
    }

    function checkDistinct(uint32[] memory miners, uint32[] memory taken) private view {
        for (uint256 i = 0; i < miners.length; i++) {
            uint32 operator = registry.miner(miners[i]).operator;
            for (uint256 j = 0; j < i; j++) {
                assertNotEq(registry.miner(miners[j]).operator, operator);
            }
            for (uint256 j = 0; j < taken.length; j++) {
                assertNotEq(registry.miner(taken[j]).operator, operator);
            }
        }
    }
}
