// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {MarketFixture} from "../market/MarketFixture.sol";

/// @title A miner that takes no new deals keeps everything else.
contract MinerRegistryDrainTest is MarketFixture {
    function setUp() public {
        deployMarket("mainnet");
    }

    function test_drainAndResume() public {
        uint32 id = register(1, 3, 10);
        occupy(id, 1_000);
        IMinerRegistry.Miner memory before = registry.miner(id);
        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.DrainBegun(id);
        drain(id);
        vm.snapshotGasLastCall("miner-drain", "drain");
        IMinerRegistry.Miner memory draining = registry.miner(id);
        assertTrue(draining.state == IMinerRegistry.MinerState.Draining);
        assertEq(draining.declaredUnits, before.declaredUnits);
        assertEq(draining.usedSectors, before.usedSectors);
        assertEq(draining.collateral, before.collateral);
        assertEq(vault.escrowOf(address(registry)), before.collateral);
        assertEq(vault.balanceOf(operator(1)), 0);
        (, uint256 declared) = registry.utilisation();
        assertEq(declared, capacity(10), "the reference price must not move");

        vm.expectEmit(true, true, true, true);
        emit IMinerRegistry.DrainEnded(id);
        resume(id);
        vm.snapshotGasLastCall("miner-drain", "resume");
        assertEq(keccak256(abi.encode(registry.miner(id))), keccak256(abi.encode(before)));
    }

    function test_strangersCanDoNeither() public {
        uint32 id = register(1, 0, 1);
        address signer = registry.miner(id).signer;
        for (uint256 i = 0; i < 2; i++) {
            address caller = i == 0 ? stranger : signer;
            bytes memory refusal = abi.encodeWithSelector(IMinerRegistry.OnlyAccount.selector, id, operator(1), caller);
            vm.prank(caller);
            vm.expectRevert(refusal);
            registry.drain(id);
            vm.prank(caller);
            vm.expectRevert(refusal);
            registry.resume(id);
        }
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 9));
        registry.drain(9);
    }

    function test_eachOfThemOnce() public {
        uint32 id = register(1, 0, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMinerRegistry.MinerNotDraining.selector, id, IMinerRegistry.MinerState.Active)
        );
        vm.prank(operator(1));
        registry.resume(id);
        drain(id);
        vm.expectRevert(notActive(id));
        vm.prank(operator(1));
        registry.drain(id);
    }

    function test_aDrainingMinerNeitherGrowsNorLists() public {
        uint32 id = register(1, 0, 2);
        fund(operator(1), 10_000 ether);
        drain(id);
        vm.startPrank(operator(1));
        vm.expectRevert(notActive(id));
        registry.grow(id, 1);
        vm.expectRevert(notActive(id));
        registry.relist(id, 1);
        registry.change(id, address(0x51), keccak256("other tls"), "https://elsewhere:1");
        vm.stopPrank();
        assertEq(registry.miner(id).endpoint, "https://elsewhere:1");
    }

    /// @dev The order's other miners, its client and its gateway must not pay for somebody's drain.
    function test_anOrderDrawnBeforeTheDrainStillBecomesADeal() public {
        uint32 id = register(1, 0, 1);
        drain(id);
        occupy(id, 5_000);
        assertEq(registry.miner(id).usedSectors, 5_000);
        uint256 all = capacity(1);
        vm.prank(DEALS);
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerFull.selector, id, all, all + 1));
        registry.occupy(abi.encodePacked(id), uint40(all - 5_000 + 1));
        vm.prank(DEALS);
        registry.vacate(id, 5_000);
        assertEq(registry.miner(id).usedSectors, 0);
        resume(id);
        assertEq(registry.miner(id).usedSectors, 0);
    }

    function test_ticketsLeaveAtOnceAndComeBack() public {
        uint32 id = register(1, 0, 3);
        register(2, 0, 2);
        drain(id);
        assertEq(registry.miner(id).listedUnits, 0);
        assertEq(registry.ticketCount(0), 2);
        assertEq(registry.ticketAt(0, 0), 2);
        resume(id);
        assertEq(registry.miner(id).listedUnits, 3);
        assertEq(registry.ticketCount(0), 5);
    }

    function test_aFullMinerResumesWithoutTickets() public {
        uint32 id = register(1, 0, 3);
        drain(id);
        occupy(id, capacity(3));
        resume(id);
        assertEq(registry.miner(id).listedUnits, 0);
    }

    /// @dev A miner of more tickets than one call may touch: the rest is anybody's to take and the account's to list again.
    function test_manyTicketsLeaveInSteps() public {
        deployMarket("devnet");
        uint32 id = register(1, 0, 256);
        fund(operator(1), 100 * collateralPerUnit);
        vm.prank(operator(1));
        registry.grow(id, 100);
        drain(id);
        assertEq(registry.ticketCount(0), 100);
        vm.prank(stranger);
        registry.retire(id, 100);
        assertEq(registry.ticketCount(0), 0);
        resume(id);
        vm.prank(operator(1));
        registry.relist(id, 100);
        assertEq(registry.ticketCount(0), 356);
    }

    /// @dev Whatever the seed and whoever drains: draws find the others only, and all again after `resume`.
    function testFuzz_drawsPassDrainingMinersBy(uint256 seed, uint16 drains, uint40 used) public {
        registerMany(16, 0, 2);
        used = uint40(bound(used, 0, capacity(2) / 2));
        uint256 left = 16;
        for (uint32 id = 1; id <= 16; id++) {
            occupy(id, used);
            if (drains >> (id - 1) & 1 == 1 && left > 4) {
                drain(id);
                left--;
            }
        }
        uint32[] memory drawn = registry.draw(keccak256(abi.encode(seed)), 1, 6, 10, none());
        for (uint256 i = 0; i < drawn.length; i++) {
            assertTrue(registry.miner(drawn[i]).state == IMinerRegistry.MinerState.Active);
        }
        for (uint32 id = 1; id <= 16; id++) {
            assertEq(registry.miner(id).usedSectors, used);
            if (registry.miner(id).state == IMinerRegistry.MinerState.Draining) resume(id);
        }
        assertEq(registry.draw(keccak256(abi.encode(seed)), 1, 6, 10, none()).length, 6);
    }

    function drain(uint32 id) private {
        vm.prank(registry.miner(id).account);
        registry.drain(id);
    }

    function resume(uint32 id) private {
        vm.prank(registry.miner(id).account);
        registry.resume(id);
    }

    function notActive(uint32 id) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMinerRegistry.MinerNotActive.selector, id, IMinerRegistry.MinerState.Draining);
    }
}
