// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Deploy} from "../support/Deploy.sol";
import {Directory} from "../../src/governance/Directory.sol";
import {NetworkParameters} from "../../src/governance/NetworkParameters.sol";
import {INetworkParameters, Parameter} from "../../src/governance/INetworkParameters.sol";
import {IOrders} from "../../src/market/IOrders.sol";
import {Orders} from "../../src/market/Orders.sol";
import {IMinerRegistry} from "../../src/storage/IMinerRegistry.sol";
import {MinerRegistry} from "../../src/storage/MinerRegistry.sol";
import {CessToken} from "../../src/token/CessToken.sol";
import {Vault} from "../../src/token/Vault.sol";
import {Profile} from "../support/Profile.sol";
import {Test} from "../support/Test.sol";
import {AuditsDouble, BeatsDouble, Podr2VerifierDouble, TeeRegistryDouble} from "./Doubles.sol";

/// @title Token, Vault, parameters, registry and Orders as they are deployed; beats, TEE workers and pairings are doubles, Deals
/// is an account of the test.
abstract contract MarketFixture is Test {
    address internal constant GOVERNOR = address(0x60);
    address internal constant COMMUNITY = address(0xc0);
    address internal constant DEALS = address(0xdea15);
    address internal constant PENALTIES = address(0x9e4a17135);
    address internal constant REPAIR = address(0x4e9a14);
    address internal constant UPKEEP = address(0x0bee9);
    uint256 internal constant GENESIS = 1_800_000_000;

    Directory internal directory;
    CessToken internal token;
    Vault internal vault;
    NetworkParameters internal parameters;
    BeatsDouble internal beats;
    TeeRegistryDouble internal teeRegistry;
    Podr2VerifierDouble internal verifier;
    AuditsDouble internal auditsDouble;
    MinerRegistry internal registry;
    Orders internal orders;
    INetworkParameters.Constants internal constants;
    uint256 internal collateralPerUnit;

    address internal client;
    address internal gateway;
    address internal stranger;

    function deployMarket(string memory profile) internal {
        vm.warp(GENESIS);
        client = makeAddress("client");
        gateway = makeAddress("gateway");
        stranger = makeAddress("stranger");
        constants = Profile.constants(profile, GENESIS);

        bytes32[13] memory order = [
            bytes32("CessToken"),
            "Vault",
            "NetworkParameters",
            "Beats",
            "TeeRegistry",
            "Podr2Verifier",
            "MinerRegistry",
            "Orders",
            "AuditRounds",
            "Deals",
            "Penalties",
            "Repair",
            "Upkeep"
        ];
        bytes32[] memory names = new bytes32[](13);
        address[] memory addresses = new address[](13);
        uint256 nonce = vm.getNonce(address(this)) + 1;
        for (uint256 i = 0; i < names.length; i++) {
            names[i] = order[i];
            addresses[i] = vm.computeCreateAddress(address(this), nonce + i);
        }
        (addresses[9], addresses[10], addresses[11], addresses[12]) = (DEALS, PENALTIES, REPAIR, UPKEEP);
        directory = Directory(Deploy.create("Directory", abi.encode(names, addresses, GOVERNOR)));
        address[5] memory recipients = [address(0xc1), address(0xc2), COMMUNITY, address(0xc3), address(0xc4)];
        token = CessToken(Deploy.create("CessToken", abi.encode(directory, recipients)));
        address[] memory controllers = new address[](5);
        (controllers[0], controllers[1], controllers[2]) = (addresses[6], addresses[7], DEALS);
        (controllers[3], controllers[4]) = (PENALTIES, REPAIR);
        vault = Vault(Deploy.create("Vault", abi.encode(directory, controllers)));
        bytes memory values = abi.encode(profile, constants, Profile.values(profile), GOVERNOR);
        parameters = NetworkParameters(Deploy.create("NetworkParameters", values));
        beats = new BeatsDouble(GENESIS, constants.beatSeconds);
        teeRegistry = new TeeRegistryDouble();
        verifier = new Podr2VerifierDouble();
        registry = MinerRegistry(Deploy.create("MinerRegistry", abi.encode(directory)));
        orders = Orders(Deploy.create("Orders", abi.encode(directory)));
        auditsDouble = new AuditsDouble();
        collateralPerUnit = parameters.get(Parameter.CollateralPerUnit);
        require(address(registry) == addresses[6] && address(orders) == addresses[7], "prediction");
        fund(client, 10_000_000 ether);
    }

    /// @notice Gives `account` a vault balance out of the community's tokens.
    function fund(address account, uint256 amount) internal {
        vm.startPrank(COMMUNITY);
        token.approve(address(vault), amount);
        vault.depositFor(account, amount);
        vm.stopPrank();
    }

    function operator(uint256 number) internal pure returns (address) {
        return address(uint160(0x0900000000 + number));
    }

    function registration(uint256 number, uint8 region, uint24 units)
        internal
        pure
        returns (IMinerRegistry.Registration memory)
    {
        return IMinerRegistry.Registration({
            signer: address(uint160(0x0500000000 + number)),
            tlsKeyHash: keccak256(abi.encode("tls", number)),
            endpoint: "https://miner.example:8443",
            region: region,
            units: units
        });
    }

    /// @notice A miner of operator `number` with money for its collateral.
    function register(uint256 number, uint8 region, uint24 units) internal returns (uint32 miner) {
        IMinerRegistry.Registration memory values = registration(registry.minerCount() + 1, region, units);
        fund(operator(number), units * collateralPerUnit);
        vm.prank(operator(number));
        return registry.register(values);
    }

    /// @notice `count` miners of one operator each in a region.
    function registerMany(uint256 count, uint8 region, uint24 units) internal {
        uint256 before = registry.minerCount();
        for (uint256 i = 1; i <= count; i++) {
            register(before + i, region, units);
        }
    }

    function occupy(uint32 miner, uint256 sectors) internal {
        vm.prank(DEALS);
        registry.occupy(abi.encodePacked(miner), uint40(sectors));
    }

    function capacity(uint256 units) internal view returns (uint256) {
        return units * constants.unitBytes / 31;
    }

    function terms(uint8 k, uint8 n) internal view returns (IOrders.Terms memory) {
        return IOrders.Terms({
            size: 1 << 30, k: k, n: n, termDays: 364, regions: 0xffff, gateway: gateway, price: uint128(orders.price())
        });
    }

    function place(uint8 k, uint8 n) internal returns (uint32 order) {
        IOrders.Terms memory wanted = terms(k, n);
        vm.prank(client);
        return orders.place(wanted);
    }

    /// @notice Lets the order's beat come, with a value of the test's choice.
    function beat(uint32 order, uint256 value) internal {
        uint256 number = orders.order(order).drawBeat;
        vm.warp(GENESIS + number * constants.beatSeconds);
        beats.post(number, keccak256(abi.encode("beat", value)));
    }

    function placeAndDraw(uint8 k, uint8 n) internal returns (uint32 order) {
        order = place(k, n);
        beat(order, order);
        orders.draw(order);
    }

    function none() internal pure returns (uint32[] memory) {
        return new uint32[](0);
    }
}
