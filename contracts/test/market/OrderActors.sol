// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../../src/market/IOrders.sol";
import {MarketFixture} from "./MarketFixture.sol";

/// @title Client, gateway, stranger, miners and Deals in any order, each trying what it may and what it may not.
contract OrderActors is MarketFixture {
    uint256 public constant MINERS = 14;

    uint256 public funded;
    uint256 public feeDue;
    uint256 public wages;
    uint256 public handed;
    mapping(bytes32 call => uint256 count) public succeeded;

    constructor() {
        deployMarket("devnet");
        registerMany(MINERS, 0, 2);
        funded = 10_000_000 ether;
        skip(50);
    }

    function place(uint256 size, uint8 k, uint8 n, uint16 term, uint16 markup) external {
        IOrders.Terms memory wanted = terms(uint8(bound(k, 0, 8)), uint8(bound(n, 0, 16)));
        wanted.size = uint32(bound(size, 0, (1 << 30) + 1));
        wanted.termDays = uint16(bound(term, 1, 3_000));
        wanted.price += markup;
        vm.prank(client);
        try orders.place(wanted) {
            succeeded["place"]++;
        } catch {}
    }

    function pass(uint256 time) external {
        skip(bound(time, 0, 200));
    }

    function drawWithBeat(uint256 which, uint256 value) external {
        uint32 id = pick(which);
        if (id == 0) return;
        uint256 number = orders.order(id).drawBeat;
        if (vm.getBlockTimestamp() < GENESIS + number * 2) vm.warp(GENESIS + number * 2);
        beats.post(number, keccak256(abi.encode(value)));
        draw(id);
    }

    function drawWithoutBeat(uint256 which) external {
        uint32 id = pick(which);
        if (id != 0) draw(id);
    }

    function veto(uint256 which, uint256 slot, uint256 who) external {
        uint32 id = pick(which);
        if (id == 0) return;
        vm.prank(actor(who));
        try orders.veto(id, uint8(bound(slot, 0, 17))) {
            require(actor(who) == client || actor(who) == gateway, "a stranger vetoed");
            succeeded["veto"]++;
        } catch {}
    }

    function cancel(uint256 which, uint256 who) external {
        uint32 id = pick(which);
        if (id == 0) return;
        IOrders.Order memory open = orders.order(id);
        vm.prank(actor(who));
        try orders.cancel(id) {
            require(actor(who) == client, "a stranger cancelled");
            succeeded["cancel"]++;
            ended(open);
        } catch {}
    }

    function expire(uint256 which, uint256 who) external {
        uint32 id = pick(which);
        if (id == 0) return;
        IOrders.Order memory open = orders.order(id);
        vm.prank(actor(who));
        try orders.expire(id) {
            require(vm.getBlockTimestamp() > open.deadline, "expired early");
            succeeded["expire"]++;
            uint256 fee = ended(open);
            feeDue -= fee / 10;
            if (actor(who) != client) wages += fee / 10;
        } catch {}
    }

    function activate(uint256 which, uint256 delay, uint256 who) external {
        uint32 id = pick(which);
        if (id == 0) return;
        IOrders.Order memory drawn = orders.order(id);
        uint256 startDay = parameters.today() + bound(delay, 0, 3);
        address sender = who % 3 == 0 ? actor(who) : DEALS;
        vm.prank(sender);
        try orders.activate(id, uint16(startDay)) {
            require(sender == DEALS, "a stranger activated");
            succeeded["activate"]++;
            handed += uint256(drawn.rate) * drawn.n * (drawn.endDay - startDay);
        } catch {}
    }

    /// @dev Space comes and goes, so that candidates run out now and then.
    function fill(uint256 which, uint256 sectors) external {
        occupyBounded(uint32(bound(which, 1, MINERS)), sectors);
    }

    function workers(uint256 count) external {
        teeRegistry.set(uint16(count % 4), false);
    }

    function world() external view returns (address, address, address, address) {
        return (address(orders), address(vault), client, GOVERNOR);
    }

    function occupyBounded(uint32 miner, uint256 sectors) private {
        uint256 used = registry.miner(miner).usedSectors;
        uint256 goal = bound(sectors, 0, capacity(2));
        if (goal > used) {
            occupy(miner, goal - used);
        } else {
            vm.prank(DEALS);
            registry.vacate(miner, uint40(used - goal));
        }
    }

    function draw(uint32 id) private {
        try orders.draw(id) {
            succeeded[orders.order(id).state == IOrders.OrderState.Drawn ? bytes32("draw") : bytes32("ran out")]++;
        } catch {}
    }

    function ended(IOrders.Order memory open) private returns (uint256 fee) {
        bool foreseeable = open.state == IOrders.OrderState.Drawn || open.replacements != 0
            || vm.getBlockTimestamp() >= GENESIS + uint256(open.drawBeat) * 2;
        fee = foreseeable ? open.cost / 100 : 0;
        feeDue += fee;
    }

    function pick(uint256 which) private view returns (uint32) {
        uint32 count = orders.orderCount();
        return count == 0 ? 0 : uint32(bound(which, 1, count));
    }

    function actor(uint256 who) private view returns (address) {
        return [client, gateway, stranger, operator(1)][who % 4];
    }
}
