// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrders} from "../src/market/IOrders.sol";
import {IDeals} from "../src/storage/IDeals.sol";
import {IRepair} from "../src/storage/IRepair.sol";
import {Repairs} from "./support/Repairs.sol";

/// @title What each call of a file's and a miner's life costs among 10, 1,000 and 100,000 miners, then files.
/// @dev Every call is a transaction of its own (isolate). None may cost twice as much in a large network as in a small one:
/// what differs is luck, a draw's tries and whose tickets stand last. All stay under the transaction cap. The numbers are in snapshots/scale-*.json. The
/// largest size takes minutes: CESS_SCALE=100000 (`npm run campaign`) asks for it.
/// forge-config: default.isolate = true
contract GasAtScaleTest is Repairs {
    uint256 private constant CAP = 16_777_216;
    uint256 private constant SMALLEST = 10;
    uint256 private constant USUAL = 1_000;
    uint256 private constant TOLERANCE_PERCENT = 100;
    uint256 private constant BATCH = 1_000;
    uint256 private constant DAY = 86_400;
    uint16 private constant TERM = 364;
    uint24 private constant UNITS = 100;

    address private client;
    mapping(bytes32 call => uint256 gas) private _atSmallest;

    function setUp() external {
        deployNetwork(false);
        skip(10 days);
        openGroup(0);
        client = vm.addr(secret("client", 0));
        fund(client, 10_000_000 ether);
        this.register(SMALLEST);
        upload(2); // words that all share are not the first file's to pay
    }

    function test_gasAmongManyMiners() external {
        uint256[] memory wanted = sizes();
        for (uint256 i = 0; i < wanted.length; i++) {
            vm.pauseGasMetering();
            while (registry.minerCount() < wanted[i]) {
                this.register(BATCH < wanted[i] - registry.minerCount() ? BATCH : wanted[i] - registry.minerCount());
            }
            vm.resumeGasMetering();
            measure("miners", wanted[i]);
        }
    }

    function test_gasAmongManyFiles() external {
        uint256[] memory wanted = sizes();
        for (uint256 i = 0; i < wanted.length; i++) {
            vm.pauseGasMetering();
            while (orders.orderCount() < wanted[i]) {
                this.store(BATCH < wanted[i] - orders.orderCount() ? BATCH : wanted[i] - orders.orderCount());
            }
            vm.resumeGasMetering();
            measure("files", wanted[i]);
        }
    }

    /// @dev A call of its own, so that its memory is free again.
    function register(uint256 count) external {
        for (uint256 i = 0; i < count; i++) {
            addMiner(uint8(i % 4), UNITS);
        }
    }

    /// @dev The same.
    function store(uint256 count) external {
        IOrders.Terms memory terms = termsOf(1_000, 2, 2, TERM);
        uint32 first = orders.orderCount() + 1;
        for (uint256 i = 0; i < count; i++) {
            vm.prank(client);
            orders.place(terms);
        }
        skip(60);
        for (uint32 id = first; id < first + count; id++) {
            orders.draw(id);
            deals.activate(activationOf(id));
        }
    }

    function sizes() private view returns (uint256[] memory wanted) {
        uint256 largest = vm.envOr("CESS_SCALE", uint256(0));
        wanted = new uint256[](largest == 0 ? 2 : 3);
        wanted[0] = SMALLEST;
        wanted[1] = USUAL;
        if (largest != 0) wanted[2] = largest;
    }

    function measure(string memory among, uint256 size) private {
        uint256 snapshot = vm.snapshotState();
        uint256[] memory gas = life();
        vm.revertToState(snapshot);
        for (uint256 i = 0; i < gas.length; i++) {
            string memory name = nameOf(i);
            vm.snapshotValue(fileOf(among, size), string.concat(name, " among ", vm.toString(size)), gas[i]);
            assertLt(gas[i], CAP, name);
            bytes32 key = keccak256(bytes(name));
            if (size == SMALLEST) _atSmallest[key] = gas[i];
            assertLe(gas[i], _atSmallest[key] * (100 + TOLERANCE_PERCENT) / 100, name);
        }
    }

    /// @dev A run writes its files anew: what only the campaign measures has files of its own.
    function fileOf(string memory among, uint256 size) private pure returns (string memory) {
        return string.concat("scale-", among, size > USUAL ? "-campaign" : "");
    }

    function nameOf(uint256 index) private pure returns (string memory) {
        string[16] memory names = [
            "place",
            "draw",
            "activate",
            "poke, three missed days",
            "Deals.claim",
            "Penalties.claim",
            "topUp",
            "drain",
            "resume",
            "exit",
            "Repair.open",
            "Repair.draw",
            "Repair.complete",
            "remove",
            "withdraw",
            "register"
        ];
        return names[index];
    }

    /// @dev A file is stored, a holder misses days, is topped up, leaves, and is replaced; the file is removed.
    function life() private returns (uint256[] memory gas) {
        gas = new uint256[](16);
        uint32 id;
        (id, gas[0], gas[1], gas[2]) = upload(6);
        uint32 holder = deals.deal(id).miners[0];
        skip(4 * DAY);
        audits.poke(holder);
        gas[3] = used();
        deals.claim(id);
        gas[4] = used();
        penalties.claim(id);
        gas[5] = used();
        address operator = minerAccount(holder);
        fund(operator, 1_000 ether);
        vm.prank(operator);
        registry.topUp(holder, 1_000 ether);
        gas[6] = used();
        vm.prank(operator);
        registry.drain(holder);
        gas[7] = used();
        vm.prank(operator);
        registry.resume(holder);
        gas[8] = used();
        vm.prank(operator);
        registry.exit(holder);
        gas[9] = used();
        repair.open(id, 0, holdingNumber(id, 0));
        gas[10] = used();
        while (repair.slotOf(id, 0).state != IRepair.SlotState.Drawn) {
            skip(61);
            repair.draw(id, 0);
            gas[11] = used();
        }
        repair.complete(completionOf(id, 0));
        gas[12] = used();
        skip(DAY);
        uint32[] memory holdings = holdingsOf(id);
        vm.prank(client);
        deals.remove(id, holdings, 0, "");
        gas[13] = used();
        skip(8 * DAY);
        audits.poke(holder);
        registry.withdraw(holder);
        gas[14] = used();
        addMiner(0, 1);
        gas[15] = used();
    }

    function upload(uint8 n) private returns (uint32 id, uint256 place, uint256 draw, uint256 activate) {
        IOrders.Terms memory terms = termsOf(1_000, n < 4 ? n : 4, n, TERM);
        vm.prank(client);
        id = orders.place(terms);
        place = used();
        skip(60);
        orders.draw(id);
        draw = used();
        IDeals.Activation memory activation = activationOf(id);
        deals.activate(activation);
        activate = used();
    }

    function used() private view returns (uint256) {
        return vm.lastCallGas().gasTotalUsed;
    }
}
