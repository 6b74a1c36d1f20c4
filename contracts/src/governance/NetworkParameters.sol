// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {INetworkParameters, Parameter} from "./INetworkParameters.sol";

/// @title Every governed number of the network (protocol.md section 1; values in docs/parameters.md).
/// @dev The two amounts take 128 bits each of one word, all other numbers a 16-bit lane of three others, those that an upload
/// or a proof reads in the first: a contract that reads several of them in a transaction pays for few cold slots.
/// @custom:security Bounds hold for the initial values too, and cannot be lifted. They keep the governor from stopping audits
/// (SampleCount, RepeatOdds), from confiscating fees (shares), from trapping orders (timeouts) or collateral (cooling), from
/// ruinous fines and from a price or collateral of nothing. Layout of time and space is fixed at construction, since it numbers days, windows and positions.
contract NetworkParameters is INetworkParameters {
    using ShortStrings for string;
    using ShortStrings for ShortString;

    uint256 private constant COUNT = uint256(type(Parameter).max) + 1;
    uint256 private constant WHOLE = 10_000;
    uint256 private constant MAXIMUM_WINDOWS = 32;
    uint256 private constant LANE_BITS = 16;
    uint256 private constant LANES = 16;
    /// @dev A draw waits for the next beat, which may be one interval late and may be skipped.
    uint256 private constant BEATS_PER_DRAW = 4;

    /// @inheritdoc INetworkParameters
    address public immutable governor;

    ShortString private immutable PROFILE;
    uint40 private immutable GENESIS;
    uint32 private immutable DAY_SECONDS;
    uint8 private immutable WINDOWS;
    uint32 private immutable WINDOW_SECONDS;
    uint32 private immutable GRACE_SECONDS;
    uint32 private immutable BEAT_SECONDS;
    uint32 private immutable ERA_SECONDS;
    uint64 private immutable UNIT_BYTES;
    uint32 private immutable BLOCK_SECTORS;

    uint128 private _basePrice;
    uint128 private _collateralPerUnit;
    uint256[3] private _lanes;

    /// @param name "mainnet", "devnet" or "test"
    /// @param fixedConstants what never changes
    /// @param values all values, in the order of the enum
    /// @param initialGovernor who may set them; a timelock on a public network
    constructor(string memory name, Constants memory fixedConstants, uint256[] memory values, address initialGovernor) {
        _checkConstants(fixedConstants);
        if (initialGovernor == address(0)) revert ConstantsUnsafe("a governor is named", 1, 0);
        if (values.length != COUNT) revert ConstantsUnsafe("one value per parameter", COUNT, values.length);
        governor = initialGovernor;
        PROFILE = name.toShortString();
        GENESIS = fixedConstants.genesis;
        DAY_SECONDS = fixedConstants.daySeconds;
        WINDOWS = fixedConstants.windows;
        WINDOW_SECONDS = fixedConstants.windowSeconds;
        GRACE_SECONDS = fixedConstants.graceSeconds;
        BEAT_SECONDS = fixedConstants.beatSeconds;
        ERA_SECONDS = fixedConstants.eraSeconds;
        UNIT_BYTES = fixedConstants.unitBytes;
        BLOCK_SECTORS = fixedConstants.blockSectors;
        for (uint256 i = 0; i < COUNT; i++) {
            Parameter parameter = Parameter(i);
            _checkBounds(parameter, values[i]);
            _write(parameter, values[i]);
            emit ParameterChanged(parameter, 0, values[i]);
        }
        _checkTogether(fixedConstants.beatSeconds);
    }

    /// @inheritdoc INetworkParameters
    function set(Parameter parameter, uint256 value) external {
        if (msg.sender != governor) revert OnlyGovernor(governor, msg.sender);
        _checkBounds(parameter, value);
        uint256 previous = get(parameter);
        _write(parameter, value);
        _checkTogether(BEAT_SECONDS);
        emit ParameterChanged(parameter, previous, value);
    }

    /// @inheritdoc INetworkParameters
    function constants() external view returns (Constants memory) {
        return Constants({
            genesis: GENESIS,
            daySeconds: DAY_SECONDS,
            windows: WINDOWS,
            windowSeconds: WINDOW_SECONDS,
            graceSeconds: GRACE_SECONDS,
            beatSeconds: BEAT_SECONDS,
            eraSeconds: ERA_SECONDS,
            unitBytes: UNIT_BYTES,
            blockSectors: BLOCK_SECTORS
        });
    }

    /// @inheritdoc INetworkParameters
    function all() external view returns (uint256[] memory values) {
        values = new uint256[](COUNT);
        for (uint256 i = 0; i < COUNT; i++) {
            values[i] = get(Parameter(i));
        }
    }

    /// @inheritdoc INetworkParameters
    function profile() external view returns (string memory) {
        return PROFILE.toString();
    }

    /// @inheritdoc INetworkParameters
    function today() external view returns (uint256 day) {
        return (block.timestamp - GENESIS) / DAY_SECONDS;
    }

    /// @inheritdoc INetworkParameters
    function era() external view returns (uint256) {
        return (block.timestamp - GENESIS) / ERA_SECONDS;
    }

    /// @inheritdoc INetworkParameters
    function get(Parameter parameter) public view returns (uint256) {
        if (parameter == Parameter.BasePrice) return _basePrice;
        if (parameter == Parameter.CollateralPerUnit) return _collateralPerUnit;
        uint256 lane = uint256(parameter);
        return uint16(_lanes[lane / LANES] >> (LANE_BITS * (lane % LANES)));
    }

    /// @inheritdoc INetworkParameters
    function bounds(Parameter parameter) public pure returns (uint256 minimum, uint256 maximum) {
        if (parameter == Parameter.BasePrice) return (1e9, 1e21);
        if (parameter == Parameter.PriceSteepness) return (0, 50_000);
        if (parameter == Parameter.PriceChangePerDay) return (1, 2_000);
        if (parameter == Parameter.MinimumTerm) return (1, 3_650);
        if (parameter == Parameter.DefaultTerm) return (1, 20_000);
        if (parameter == Parameter.CollateralPerUnit) return (1e18, 1e24);
        if (parameter == Parameter.DrawFee) return (10, 1_000);
        if (parameter == Parameter.DrawTimeout) return (8, type(uint16).max);
        if (parameter == Parameter.ActivationTimeout) return (60, type(uint16).max);
        if (parameter == Parameter.SampleCount) return (32, 128);
        if (parameter == Parameter.DrawsPerSample) return (2, 8);
        if (parameter == Parameter.RepeatOdds) return (2, 1_000);
        if (parameter == Parameter.MinerShare) return (5_000, 9_500);
        if (parameter == Parameter.ServiceShare) return (100, 3_000);
        if (parameter == Parameter.FullThreshold) return (5_000, WHOLE);
        if (parameter == Parameter.CreditFactor) return (WHOLE, 2 * WHOLE);
        if (parameter == Parameter.SecondMissFine) return (0, 2_000);
        if (parameter == Parameter.FurtherMissFine) return (100, 5_000);
        if (parameter == Parameter.RepairMisses) return (2, 200);
        if (parameter == Parameter.ExitMisses) return (2, 200);
        if (parameter == Parameter.SettleBounty) return (0, 1_000);
        if (parameter == Parameter.RepairFine) return (100, 5_000);
        if (parameter == Parameter.ExitCooling) return (1, 90);
        if (parameter == Parameter.KeeperShare) return (0, 2_000);
        if (parameter == Parameter.KeeperFee) return (0, 100);
        if (parameter == Parameter.ServedMebibytes) return (1, type(uint16).max);
        if (parameter == Parameter.ValidatorStake) return (1, 30_000);
        if (parameter == Parameter.StakeCooling) return (2, 1_000);
        if (parameter == Parameter.CreditBaseline) return (0, 900);
        if (parameter == Parameter.EquivocationFine) return (500, WHOLE);
        if (parameter == Parameter.AbsenceFine) return (0, 1_000);
        if (parameter == Parameter.ValidatorSeats) return (4, 11);
        if (parameter == Parameter.RegistrationBond) return (1, type(uint16).max);
        if (parameter == Parameter.RevealWindow) return (1, 90);
        if (parameter == Parameter.DisputeBond) return (1, type(uint16).max);
        if (parameter == Parameter.AnswerWindow) return (1, 90);
        if (parameter == Parameter.VerdictWindow) return (1, 90);
        if (parameter == Parameter.VerdictShare) return (0, WHOLE);
        if (parameter == Parameter.PriceNotice) return (1, 90);
        if (parameter == Parameter.RetrievalWindow) return (1, 90);
        if (parameter == Parameter.GatewayShare) return (0, 3_000);
        if (parameter == Parameter.DeliveryWindow) return (1, 90);
        return (1, 90); // ComplaintWindow
    }

    function _checkBounds(Parameter parameter, uint256 value) private pure {
        (uint256 minimum, uint256 maximum) = bounds(parameter);
        if (value < minimum || value > maximum) revert ParameterOutOfBounds(parameter, minimum, maximum, value);
    }

    /// @dev Rules between several numbers, checked after every write.
    function _checkTogether(uint256 beatSeconds) private view {
        uint256 shares = get(Parameter.MinerShare) + get(Parameter.ServiceShare);
        if (shares > WHOLE) revert SharesExceedWhole(WHOLE, shares);
        uint256 defaultTerm = get(Parameter.DefaultTerm);
        uint256 minimumTerm = get(Parameter.MinimumTerm);
        if (minimumTerm > defaultTerm) {
            revert ParameterOutOfBounds(Parameter.MinimumTerm, 1, defaultTerm, minimumTerm);
        }
        uint256 exitMisses = get(Parameter.ExitMisses);
        uint256 repairMisses = get(Parameter.RepairMisses);
        if (repairMisses > exitMisses) {
            revert ParameterOutOfBounds(Parameter.RepairMisses, 2, exitMisses, repairMisses);
        }
        uint256 drawTimeout = get(Parameter.DrawTimeout);
        if (drawTimeout < BEATS_PER_DRAW * beatSeconds) {
            revert ParameterOutOfBounds(
                Parameter.DrawTimeout, BEATS_PER_DRAW * beatSeconds, type(uint16).max, drawTimeout
            );
        }
    }

    function _write(Parameter parameter, uint256 value) private {
        // Bounds keep amounts below 2^128 and all other values below 2^16.
        if (parameter == Parameter.BasePrice) {
            _basePrice = uint128(value);
        } else if (parameter == Parameter.CollateralPerUnit) {
            _collateralPerUnit = uint128(value);
        } else {
            uint256 word = uint256(parameter) / LANES;
            uint256 shift = LANE_BITS * (uint256(parameter) % LANES);
            _lanes[word] = (_lanes[word] & ~(uint256(type(uint16).max) << shift)) | (value << shift);
        }
    }

    function _checkConstants(Constants memory value) private view {
        if (value.genesis > block.timestamp) {
            revert ConstantsUnsafe("genesis is not in the future", block.timestamp, value.genesis);
        }
        if (value.windows == 0 || value.windows > MAXIMUM_WINDOWS) {
            revert ConstantsUnsafe("1 to 32 windows a day", MAXIMUM_WINDOWS, value.windows);
        }
        if (value.graceSeconds == 0) revert ConstantsUnsafe("proofs have a grace", 1, 0);
        uint256 audited = uint256(value.windows) * value.windowSeconds + value.graceSeconds;
        if (audited > value.daySeconds) {
            revert ConstantsUnsafe("windows and grace end within the day", value.daySeconds, audited);
        }
        if (value.beatSeconds == 0 || value.beatSeconds > value.windowSeconds / 2) {
            revert ConstantsUnsafe("two beats a window", value.windowSeconds / 2, value.beatSeconds);
        }
        if (value.eraSeconds == 0 || value.eraSeconds % value.beatSeconds != 0) {
            revert ConstantsUnsafe("an era is a whole number of beats", value.beatSeconds, value.eraSeconds);
        }
        if (value.unitBytes < 1 << 30 || value.unitBytes > 1 << 44) {
            revert ConstantsUnsafe("a unit is 1 GiB to 16 TiB", 1 << 30, value.unitBytes);
        }
        if (value.blockSectors < 2 || value.blockSectors > 1 << 15) {
            revert ConstantsUnsafe("2 to 32768 sectors a block", 1 << 15, value.blockSectors);
        }
    }
}
