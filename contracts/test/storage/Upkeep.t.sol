// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Parameter} from "../../src/governance/INetworkParameters.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {IUpkeep} from "../../src/storage/IUpkeep.sol";
import {Repairs} from "../support/Repairs.sol";

/// @title Books of miners that do not keep them; everything is the product but the randomness.
contract UpkeepTest is Repairs {
    uint256 private constant DAY = 86_400;
    uint256 private constant PLEDGE = 20 ether;
    address private constant KEEPER = address(0x4ee9e4);

    address private client;
    uint32 private deal;

    function setUp() external {
        deployNetwork(false);
        openGroup(0);
        for (uint32 miner = 1; miner <= 4; miner++) {
            addMiner(0, 2);
            registerProofKeys(miner, 0);
        }
        client = vm.addr(secret("client", 0));
        fund(client, 1_000 ether);
        goTo(10);
        deal = upload(7);
        upload(60); // all of them stay on duty
    }

    function test_whoKeepsItsBooksPaysNobody() external {
        uint256 end = deals.deal(deal).endDay;
        goTo(end);
        audits.poke(1);
        proveDay(1, end);
        goTo(end + 1);
        audits.poke(1);
        refused(1, IMinerRegistry.MinerState.Active, 0);
        deals.roll(1);
        assertEq(registry.standing(1).usedSectors, deals.deal(deal).sectors, "free of charge, as for everybody");
    }

    function test_anAbsentMinerPaysForTheSpaceThatIsFreedForIt() external {
        uint256 sectors = deals.deal(deal).sectors;
        awayUntilTheEnd();
        uint256 collateral = registry.standing(1).collateral;
        uint256 before = vault.balanceOf(KEEPER);
        vm.prank(KEEPER);
        uint256 fee = upkeep.roll(1);
        vm.snapshotGasLastCall("upkeep", "roll");
        assertEq(fee, PLEDGE * sectors * 10 / (uint256(registry.standing(1).capacity) * 10_000));
        assertGt(fee, 0);
        assertEq(vault.balanceOf(KEEPER) - before, fee);
        assertEq(collateral - registry.standing(1).collateral, fee);
        assertEq(vault.escrowOf(address(upkeep)), 0);
        vm.expectRevert(abi.encodeWithSelector(IUpkeep.NothingToRoll.selector, 1));
        upkeep.roll(1);
    }

    function test_aLeavingMinerPaysForItsTickets() external {
        addMiner(0, 256);
        fund(minerAccount(5), 40 ether);
        vm.prank(minerAccount(5));
        registry.grow(5, 4);
        vm.prank(minerAccount(5));
        registry.exit(5); // takes 256 along
        assertEq(registry.miner(5).listedUnits, 4);
        vm.prank(KEEPER);
        assertApproxEqAbs(upkeep.retire(5, 3), 30 ether / 1_000, 1e9); // sectors of a unit are a floor
        vm.snapshotGasLastCall("upkeep", "retire, 3 tickets");
        assertGt(vault.balanceOf(KEEPER), 0);
        vm.expectPartialRevert(IMinerRegistry.UnitsOutOfRange.selector);
        upkeep.retire(5, 2);
    }

    function test_aTicketThatADrawCouldPickStays() external {
        vm.prank(GOVERNOR);
        parameters.set(Parameter.SecondMissFine, 0);
        goTo(13);
        audits.poke(1);
        vm.prank(GOVERNOR);
        parameters.set(Parameter.RepairMisses, 2);
        vm.expectPartialRevert(IMinerRegistry.NotFull.selector);
        upkeep.retire(1, 1);
    }

    function test_withoutCollateralTheWorkIsDoneForNothing() external {
        awayUntilTheEnd();
        vm.prank(address(penalties));
        registry.fine(1, PLEDGE);
        assertEq(upkeep.roll(1), 0);
        assertEq(registry.standing(1).usedSectors, deals.deal(deal).sectors, "those of the other deal");
    }

    function test_anUnknownMiner() external {
        vm.expectRevert(abi.encodeWithSelector(IMinerRegistry.MinerUnknown.selector, 9));
        upkeep.roll(9);
    }

    function refused(uint32 miner, IMinerRegistry.MinerState state, uint256 missed) private {
        bytes memory refusal = abi.encodeWithSelector(IUpkeep.MinerKeepsItsBooks.selector, miner, state, 7, missed);
        vm.expectRevert(refusal);
        upkeep.roll(miner);
        vm.expectRevert(refusal);
        upkeep.retire(miner, 1);
    }

    /// @dev Settling rolls as well; what ends afterwards waits.
    function awayUntilTheEnd() private {
        uint256 end = deals.deal(deal).endDay;
        goTo(end - 1);
        audits.poke(1);
        (uint256 missed,) = audits.misses(1);
        assertGe(missed, 7, "absent");
        goTo(end + 1);
    }

    function upload(uint16 term) private returns (uint32 id) {
        vm.startPrank(client);
        id = orders.place(termsOf(4_000, 2, 4, term));
        vm.stopPrank();
        skip(61);
        orders.draw(id);
        deals.activate(activationOf(id));
    }

    function goTo(uint256 day) private {
        vm.warp(GENESIS + day * DAY + 10);
    }
}
