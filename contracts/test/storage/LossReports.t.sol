// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {IDeals} from "../../src/storage/IDeals.sol";
import {ILossReports} from "../../src/storage/ILossReports.sol";
import {LossReports} from "../../src/storage/LossReports.sol";
import {MarketFixture} from "../market/MarketFixture.sol";

/// @title A table of deals in the place of Deals.
contract DealsTable {
    mapping(uint32 id => IDeals.Deal deal) private _deals;

    function put(uint32 id, IDeals.DealState state, uint16 endDay, uint32[] calldata miners) external {
        _deals[id].id = id;
        _deals[id].state = state;
        _deals[id].endDay = endDay;
        _deals[id].miners = miners;
    }

    function deal(uint32 id) external view returns (IDeals.Deal memory found) {
        found = _deals[id];
        if (found.state == IDeals.DealState.None) revert IDeals.DealUnknown(id);
    }
}

/// @title Who may report which loss, and what stays of it.
contract LossReportsTest is MarketFixture {
    uint16 private constant END = 70;

    DealsTable private table;
    LossReports private losses;

    function setUp() public {
        deployMarket("mainnet");
        registerMany(32, 0, 1);
        table = new DealsTable();
        bytes32[] memory names = new bytes32[](4);
        address[] memory addresses = new address[](4);
        (names[3], addresses[3]) = ("Repair", REPAIR);
        (names[0], addresses[0]) = ("Deals", address(table));
        (names[1], addresses[1]) = ("MinerRegistry", address(registry));
        (names[2], addresses[2]) = ("NetworkParameters", address(parameters));
        losses = LossReports(
            Deploy.create("LossReports", abi.encode(Deploy.create("Directory", abi.encode(names, addresses, GOVERNOR))))
        );
        table.put(7, IDeals.DealState.Active, END, miners(32));
        vm.warp(GENESIS + 3 * uint256(constants.daySeconds) + 5);
    }

    function test_theSlotsMinerReportsAndWithdraws() public {
        vm.expectEmit(true, true, true, true);
        emit ILossReports.LossReported(7, 32, 31, 3);
        vm.prank(operator(32));
        losses.report(7, 31);
        vm.snapshotGasLastCall("loss-reports", "report");
        assertEq(losses.reported(7), uint32(1) << 31);

        address signer = registry.miner(1).signer;
        vm.prank(signer);
        losses.report(7, 0);
        assertEq(losses.reported(7), uint32(1) << 31 | 1);

        vm.expectEmit(true, true, true, true);
        emit ILossReports.LossWithdrawn(7, 32, 31, 3);
        vm.prank(operator(32));
        losses.withdraw(7, 31);
        assertEq(losses.reported(7), 1);
    }

    function test_aSecondReportSaysNothingNew() public {
        vm.startPrank(operator(3));
        losses.report(7, 2);
        vm.recordLogs();
        losses.report(7, 2);
        losses.withdraw(7, 2);
        losses.withdraw(7, 2);
        vm.stopPrank();
        assertEq(vm.getRecordedLogs().length, 1, "one withdrawal");
        assertEq(losses.reported(7), 0);
    }

    function test_deadAndUnknownDealsAreRefused() public {
        vm.startPrank(operator(1));
        vm.expectRevert(abi.encodeWithSelector(IDeals.DealUnknown.selector, 8));
        losses.report(8, 0);
        table.put(9, IDeals.DealState.Removed, END, miners(2));
        vm.expectRevert(abi.encodeWithSelector(ILossReports.DealNotAlive.selector, 9, IDeals.DealState.Removed, END, 3));
        losses.report(9, 0);
        vm.warp(GENESIS + uint256(END) * constants.daySeconds);
        vm.expectRevert(
            abi.encodeWithSelector(ILossReports.DealNotAlive.selector, 7, IDeals.DealState.Active, END, END)
        );
        losses.withdraw(7, 0);
        vm.stopPrank();
    }

    function test_repairSettlesAReport() public {
        vm.prank(operator(3));
        losses.report(7, 2);
        vm.expectRevert(abi.encodeWithSelector(ILossReports.OnlyRepair.selector, REPAIR, operator(3)));
        vm.prank(operator(3));
        losses.accept(7, 2);
        vm.startPrank(REPAIR);
        vm.expectEmit(true, true, true, true);
        emit ILossReports.LossAccepted(7, 2);
        losses.accept(7, 2);
        losses.accept(7, 2);
        vm.stopPrank();
        assertEq(losses.reported(7), 0);
    }

    function testFuzz_onlyTheHolderOfASlotThatExists(uint8 slot, uint8 count, uint256 caller) public {
        count = uint8(bound(count, 1, 32));
        caller = bound(caller, 1, 33);
        table.put(11, IDeals.DealState.Active, END, miners(count));
        address sender = caller == 33 ? stranger : operator(caller);
        if (slot >= count) {
            vm.expectRevert(abi.encodeWithSelector(ILossReports.SlotOutOfRange.selector, count - 1, slot));
        } else if (caller != uint256(slot) + 1) {
            uint32 miner = slot + 1;
            vm.expectRevert(
                abi.encodeWithSelector(
                    ILossReports.OnlyHolder.selector, miner, operator(miner), registry.miner(miner).signer, sender
                )
            );
        }
        vm.prank(sender);
        losses.report(11, slot);
        assertEq(losses.reported(11), slot < count && caller == uint256(slot) + 1 ? uint32(1) << slot : 0);
    }

    function miners(uint256 count) private pure returns (uint32[] memory ids) {
        ids = new uint32[](count);
        for (uint256 i = 0; i < count; i++) {
            ids[i] = uint32(i + 1);
        }
    }
}
